using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>Convolutions in all directions at every vector width, against loops in double precision.</summary>
public abstract class ConvolutionTests<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    [Fact]
    public void Forward_isTheConvolution()
    {
        foreach ((ConvolutionCase c, int seed) in Cases())
        {
            double[] expected = new double[c.DOutput.Length];
            bool biased = seed % 3 != 0;
            for (int i = 0; biased && i < expected.Length; i++)
                expected[i] = c.Bias.Span[i % c.OutputStride];
            foreach ((int input, int output, int weight, _) in c.Products())
                expected[output] += (double)c.Input.Span[input] * c.Weight.Span[weight];
            for (int i = 0; i < expected.Length; i++)
                expected[i] = Math.Max(expected[i], 0);

            int outputStride = seed % 7 == 0 ? c.Shape.OutputChannels : c.OutputStride;
            AlignedBuffer actual = new(expected.Length / c.OutputStride * outputStride);
            actual.Span.Fill(float.NaN);
            Convolution<TSimd>.Forward(
                c.Shape, ConvolutionCase.Samples, ref c.Input.Reference, (nuint)c.InputStride,
                ref c.Weight.Reference, (nuint)c.WeightStride,
                ref biased ? ref c.Bias.Reference : ref Unsafe.NullRef<float>(),
                ref actual.Reference, (nuint)outputStride, default(Relu));
            ConvolutionCase.AssertEqual(
                c.WithStride(expected, outputStride), actual, c.Shape.OutputChannels, outputStride, true,
                $"case {seed}");
        }
    }

    [Fact]
    public void Forward_hasTheSameBits_imageByImage()
    {
        foreach ((ConvolutionCase c, int seed) in Cases())
        {
            AlignedBuffer together = new(c.DOutput.Length), single = new(c.DOutput.Length);
            Forward(c, ConvolutionCase.Samples, 0, together);
            for (int sample = 0; sample < ConvolutionCase.Samples; sample++)
                Forward(c, 1, sample, single);
            Assert.That(together.Span.SequenceEqual(single.Span), $"case {seed}");
        }

        static void Forward(ConvolutionCase c, int samples, int first, AlignedBuffer output)
        {
            int pixels = first * c.Shape.InputHeight * c.Shape.InputWidth;
            Convolution<TSimd>.Forward(
                c.Shape, samples, ref Unsafe.Add(ref c.Input.Reference, pixels * c.InputStride),
                (nuint)c.InputStride, ref c.Weight.Reference, (nuint)c.WeightStride, ref c.Bias.Reference,
                ref Unsafe.Add(ref output.Reference, first * output.Length / ConvolutionCase.Samples),
                (nuint)c.OutputStride, default(Tanh));
        }
    }

    [Fact]
    public void ForwardPooled_isTheLargestOrTheMeanOfFourPixels()
    {
        foreach ((ConvolutionCase c, int seed) in Cases().Where(pair => pair.Case.Shape.Groups == 1))
        {
            bool isMean = seed % 2 == 0;
            double[] expected = Pooled(c, isMean ? Enumerable.Average : Enumerable.Max, out double largestSum);
            AlignedBuffer actual = new(expected.Length);
            actual.Span.Fill(float.NaN);
            Forward forward = isMean
                ? Convolution<TSimd>.ForwardAveragePooled
                : Convolution<TSimd>.ForwardMaxPooled;
            forward(
                c.Shape, ConvolutionCase.Samples, ref c.Input.Reference, (nuint)c.InputStride,
                ref c.Weight.Reference, (nuint)c.WeightStride, ref c.Bias.Reference,
                ref actual.Reference, (nuint)c.OutputStride, default);
            if (expected.Length > 0)
            {
                ConvolutionCase.AssertEqual(
                    expected, actual, c.Shape.OutputChannels, c.OutputStride, true, $"case {seed}", largestSum);
            }
        }
    }

    [Fact]
    public void InputGradient_isTheTransposedConvolutionTimesTheDerivative()
    {
        foreach ((ConvolutionCase c, int seed) in Cases())
        {
            int stride = seed % 5 == 0 ? c.Shape.InputChannels : ConvolutionCase.Pad(c.Shape.InputChannels);
            int pixels = ConvolutionCase.Samples * c.Shape.InputHeight * c.Shape.InputWidth;
            AlignedBuffer saved = c.Values(pixels, c.Shape.InputChannels, c.InputStride, 0);
            double[] expected = new double[pixels * stride];
            foreach ((int input, int output, int weight, _) in c.Products())
            {
                if (saved.Span[input] > 0)
                {
                    expected[input / c.InputStride * stride + input % c.InputStride] +=
                        (double)c.DOutput.Span[output] * c.Weight.Span[weight];
                }
            }

            AlignedBuffer transposed = new(
                c.Shape.KernelHeight * c.Shape.KernelWidth * c.Shape.OutputChannels * c.TransposedStride);
            Convolution<TSimd>.TransposeWeight(
                c.Shape, ref c.Weight.Reference, (nuint)c.WeightStride,
                ref transposed.Reference, (nuint)c.TransposedStride);
            AlignedBuffer actual = new(expected.Length);
            actual.Span.Fill(float.NaN);
            Convolution<TSimd>.InputGradient(
                c.Shape, ConvolutionCase.Samples, ref c.DOutput.Reference, (nuint)c.OutputStride,
                ref transposed.Reference, (nuint)c.TransposedStride, ref saved.Reference, (nuint)c.InputStride,
                ref actual.Reference, (nuint)stride, default(Relu));
            ConvolutionCase.AssertEqual(expected, actual, c.Shape.InputChannels, stride, true, $"case {seed}");
        }
    }

    [Fact]
    public void InputGradient_ofATransposedOne_isTheConvolutionTimesTheDerivative()
    {
        foreach ((ConvolutionCase c, int seed) in Cases())
        {
            int pixels = c.DOutput.Length / c.OutputStride;
            AlignedBuffer saved = c.Values(pixels, c.Shape.OutputChannels, c.OutputStride, 0);
            double[] expected = new double[c.DOutput.Length];
            foreach ((int input, int output, int weight, _) in c.Products())
            {
                if (saved.Span[output] > 0)
                    expected[output] += (double)c.Input.Span[input] * c.Weight.Span[weight];
            }

            AlignedBuffer actual = new(expected.Length);
            actual.Span.Fill(float.NaN);
            TransposedConvolution<TSimd>.InputGradient(
                c.Shape, ConvolutionCase.Samples, ref c.Input.Reference, (nuint)c.InputStride,
                ref c.Weight.Reference, (nuint)c.WeightStride, ref saved.Reference, (nuint)c.OutputStride,
                ref actual.Reference, (nuint)c.OutputStride, default(Relu));
            ConvolutionCase.AssertEqual(expected, actual, c.Shape.OutputChannels, c.OutputStride, true, $"case {seed}");
        }
    }

    [Fact]
    public void WeightGradient_sumsOverPixels_inAnyParts()
    {
        foreach ((ConvolutionCase c, int seed) in Cases())
        {
            bool accumulate = seed % 2 == 0;
            double[] expected = new double[c.Weight.Length];
            AlignedBuffer actual = new(expected.Length);
            for (int i = 0; i < expected.Length; i++)
            {
                bool isPadding = i % c.WeightStride >= c.GroupOutputs;
                actual.Span[i] = accumulate && !isPadding ? i % 7 : accumulate ? 0 : float.NaN;
                expected[i] = accumulate ? actual.Span[i] : 0;
            }
            foreach ((int input, int output, int weight, _) in c.Products())
                expected[weight] += (double)c.Input.Span[input] * c.DOutput.Span[output];

            int part = seed % 5 == 0 ? c.WeightRows : 7;
            for (int first = 0; first < c.WeightRows; first += part)
            {
                Convolution<TSimd>.WeightGradient(
                    c.Shape, first, Math.Min(first + part, c.WeightRows), ConvolutionCase.Samples,
                    ref c.Input.Reference, (nuint)c.InputStride, ref c.DOutput.Reference, (nuint)c.OutputStride,
                    ref actual.Reference, (nuint)c.WeightStride, accumulate);
            }
            ConvolutionCase.AssertEqual(expected, actual, c.GroupOutputs, c.WeightStride, true, $"case {seed}");
        }
    }

    private static double[] Pooled(
        ConvolutionCase c, Func<IEnumerable<double>, double> pool, out double largestSum)
    {
        (int height, int width) = (c.Shape.OutputHeight, c.Shape.OutputWidth);
        double[] whole = new double[c.DOutput.Length];
        foreach ((int input, int output, int weight, _) in c.Products())
            whole[output] += (double)c.Input.Span[input] * c.Weight.Span[weight];
        largestSum = whole.Max(Math.Abs);
        double[] expected = new double[ConvolutionCase.Samples * (height / 2) * (width / 2) * c.OutputStride];
        for (int i = 0; i < expected.Length; i++)
        {
            (int pixel, int channel) = Math.DivRem(i, c.OutputStride);
            (int row, int x) = Math.DivRem(pixel, width / 2);
            (int sample, int y) = Math.DivRem(row, height / 2);
            int first = (sample * height + 2 * y) * width + 2 * x;
            int[] pixels = [first, first + 1, first + width, first + width + 1];
            expected[i] = pool(pixels.Select(
                place => Math.Tanh(whole[place * c.OutputStride + channel] + c.Bias.Span[channel])));
        }
        return expected;
    }

    private delegate void Forward(
        in ConvolutionShape shape, int samples, ref float input, nuint inputStride, ref float weight, nuint weightStride,
        ref float bias, ref float output, nuint outputStride, Tanh activation);

    private static IEnumerable<(ConvolutionCase Case, int Seed)> Cases()
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
            yield return (new ConvolutionCase(shape, seed), seed);
        }
        foreach ((ConvolutionCase Case, int Seed) other in ThreeByThree().Concat(FewInputs()))
            yield return other;
    }

    // Their input gradients are convolutions of all phases of the strides, or of planes.
    private static IEnumerable<(ConvolutionCase Case, int Seed)> FewInputs()
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
            yield return (new ConvolutionCase(shape, seed), seed);
        }
    }

    // Enough channels and tiles for Winograd's way, small and large tiles, with and without a border, even and odd.
    private static IEnumerable<(ConvolutionCase Case, int Seed)> ThreeByThree()
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
            yield return (new ConvolutionCase(shape, seed), seed);
        }
    }

    private static int Pick(Random random, params int[] choices) => choices[random.Next(choices.Length)];
}

public sealed class ConvolutionTests512 : ConvolutionTests<Simd512>;

public sealed class ConvolutionTests256 : ConvolutionTests<Simd256>;

public sealed class ConvolutionTests128 : ConvolutionTests<Simd128>;

public sealed class ConvolutionTestsScalar : ConvolutionTests<SimdScalar>;
