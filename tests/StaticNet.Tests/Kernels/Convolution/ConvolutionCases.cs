using StaticNet.Kernels;

namespace StaticNet.Tests.Kernels;

/// <summary>Convolutions of every kind, made once for all widths.</summary>
internal static class ConvolutionCases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConvolutionCase> All { get; } = [.. OfEveryShape(), .. ThreeByThree(), .. FewInputs()];

    private static IEnumerable<ConvolutionCase> OfEveryShape()
    {
        Random random = new(1);
        for (int seed = 0; seed < 60; seed++)
        {
            int groups = seed % 4 == 0 ? random.Next(2, 4) : 1;
            int inputs = groups * Pick(random, 1, 2, 3, 5, 16, 20, 32);
            int outputs = groups * Pick(random, 1, 3, 7, 16, 32, 40, 64, 72);
            (int kernelY, int strideY, int dilationY) = (random.Next(1, 5), random.Next(1, 4), random.Next(1, 3));
            (int kernelX, int strideX, int dilationX) = (random.Next(1, 5), random.Next(1, 4), random.Next(1, 3));
            bool padded = seed % 3 != 1;
            (int top, int bottom) = padded ? (random.Next(3), random.Next(3)) : (0, 0);
            (int left, int right) = padded ? (random.Next(3), random.Next(3)) : (0, 0);
            (int outputHeight, int outputWidth) = (random.Next(1, 6), random.Next(1, 10));
            int height = (outputHeight - 1) * strideY + dilationY * (kernelY - 1) + 1
                - top - bottom + random.Next(strideY);
            int width = (outputWidth - 1) * strideX + dilationX * (kernelX - 1) + 1
                - left - right + random.Next(strideX);
            if (height < 1 || width < 1)
                continue;
            ConvolutionShape shape = new()
            {
                InputHeight = height,
                InputWidth = width,
                InputChannels = inputs,
                OutputHeight = outputHeight,
                OutputWidth = outputWidth,
                OutputChannels = outputs,
                KernelHeight = kernelY,
                KernelWidth = kernelX,
                StrideY = strideY,
                StrideX = strideX,
                DilationY = dilationY,
                DilationX = dilationX,
                PadTop = top,
                PadBottom = bottom,
                PadLeft = left,
                PadRight = right,
                Groups = groups,
            };
            yield return new ConvolutionCase(shape, seed);
        }
    }

    // Their input gradients are convolutions of all phases of the strides, or of planes.
    private static IEnumerable<ConvolutionCase> FewInputs()
    {
        Random random = new(5);
        for (int seed = 1000; seed < 1030; seed++)
        {
            (int kernel, int stride) = (random.Next(1, 8), random.Next(1, 4));
            int pad = random.Next(kernel);
            int width = random.Next(Math.Max(kernel - 2 * pad, 1), 20);
            ConvolutionShape shape = new()
            {
                InputHeight = 9,
                InputWidth = width,
                InputChannels = Pick(random, 1, 3, 5, 9, 20),
                OutputHeight = (9 + 2 * pad - kernel) / stride + 1,
                OutputWidth = (width + 2 * pad - kernel) / stride + 1,
                OutputChannels = Pick(random, 4, 16, 40, 64),
                KernelHeight = kernel,
                KernelWidth = kernel,
                StrideY = stride,
                StrideX = stride,
                PadTop = pad,
                PadBottom = pad,
                PadLeft = pad,
                PadRight = pad,
            };
            yield return new ConvolutionCase(shape, seed);
        }
    }

    // Enough channels and tiles for Winograd's way, small and large tiles, with and without a border, even and odd.
    private static IEnumerable<ConvolutionCase> ThreeByThree()
    {
        Random random = new(2);
        for (int seed = 100; seed < 128; seed++)
        {
            bool isLarge = seed >= 120;
            int height = isLarge ? random.Next(14, 20) : random.Next(6, 10);
            int width = isLarge ? random.Next(14, 20) : random.Next(6, 12);
            (int top, int bottom, int left, int right) =
                seed % 3 == 0 ? (0, 0, 0, 0) : (random.Next(3), random.Next(3), random.Next(3), random.Next(3));
            ConvolutionShape shape = new()
            {
                InputHeight = height,
                InputWidth = width,
                InputChannels = Pick(random, 16, 20, 32, 48),
                OutputHeight = height + top + bottom - 2,
                OutputWidth = width + left + right - 2,
                OutputChannels = Pick(random, 16, 32, 40, 72),
                KernelHeight = 3,
                KernelWidth = 3,
                PadTop = top,
                PadBottom = bottom,
                PadLeft = left,
                PadRight = right,
            };
            yield return new ConvolutionCase(shape, seed);
        }
    }

    private static int Pick(Random random, params int[] choices) => choices[random.Next(choices.Length)];
}
