using StaticNet.Kernels;

namespace StaticNet.Tests.Kernels;

/// <summary>One convolution with random operands, and its loops in double precision.</summary>
internal sealed class ConvolutionCase
{
    public const int Samples = 3;

    private readonly Random _random;

    public ConvolutionCase(ConvolutionShape shape, int seed)
    {
        Shape = shape;
        _random = new Random(seed);
        InputStride = seed % 2 == 0 ? shape.InputChannels : Pad(shape.InputChannels);
        OutputStride = Pad(shape.OutputChannels);
        WeightStride = Pad(shape.OutputChannels / shape.Groups);
        TransposedStride = Pad(shape.InputChannels / shape.Groups);
        Input = Values(Samples * shape.InputHeight * shape.InputWidth, shape.InputChannels, InputStride, float.NaN);
        DOutput = Values(Samples * shape.OutputHeight * shape.OutputWidth, shape.OutputChannels, OutputStride, 0);
        Weight = Values(WeightRows, shape.OutputChannels / shape.Groups, WeightStride, 0);
        Bias = Values(1, shape.OutputChannels, OutputStride, 0);
    }

    public ConvolutionShape Shape { get; }

    public int InputStride { get; }

    public int OutputStride { get; }

    public int WeightStride { get; }

    public int TransposedStride { get; }

    public AlignedBuffer Input { get; }

    public AlignedBuffer DOutput { get; }

    public AlignedBuffer Weight { get; }

    public AlignedBuffer Bias { get; }

    public int GroupInputs => Shape.InputChannels / Shape.Groups;

    public int GroupOutputs => Shape.OutputChannels / Shape.Groups;

    public int WeightRows => Shape.KernelHeight * Shape.KernelWidth * Shape.InputChannels;

    /// <summary>Every sum of the convolution as one product: input place, output place, weight place.</summary>
    public IEnumerable<(int Input, int Output, int Weight, int Bias)> Products()
    {
        ConvolutionShape s = Shape;
        for (int sample = 0; sample < Samples; sample++)
        for (int y = 0; y < s.OutputHeight; y++)
        for (int x = 0; x < s.OutputWidth; x++)
        for (int row = 0; row < s.KernelHeight; row++)
        for (int column = 0; column < s.KernelWidth; column++)
        {
            int inputY = y * s.StrideY + row * s.DilationY - s.PadTop;
            int inputX = x * s.StrideX + column * s.DilationX - s.PadLeft;
            if (inputY < 0 || inputY >= s.InputHeight || inputX < 0 || inputX >= s.InputWidth)
                continue;
            int input = ((sample * s.InputHeight + inputY) * s.InputWidth + inputX) * InputStride;
            int output = ((sample * s.OutputHeight + y) * s.OutputWidth + x) * OutputStride;
            for (int c = 0; c < s.InputChannels; c++)
            for (int j = 0; j < GroupOutputs; j++)
            {
                int group = c / GroupInputs;
                int tap = (group * s.KernelHeight + row) * s.KernelWidth + column;
                int weight = (tap * GroupInputs + c % GroupInputs) * WeightStride + j;
                yield return (input + c, output + group * GroupOutputs + j, weight, group * GroupOutputs + j);
            }
        }
    }

    /// <summary>
    /// Compares the values of some pixels, and asserts that the padding of gradients is zero. Sums have rounding errors
    /// of a part of the largest, also where an activation has made them smaller since.
    /// </summary>
    public static void AssertEqual(
        double[] expected, ReadOnlySpan<float> actual, int channels, int stride, bool zeroPadding, string what,
        double? largestSum = null)
    {
        double largest = largestSum ?? expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            if (i % stride < channels)
            {
                Assert.That(
                    Math.Abs(expected[i] - actual[i]) <= 1e-5 * largest + 1e-6,
                    $"{what} at {i}: {actual[i]}, expected {expected[i]}");
            }
            else if (zeroPadding)
                Assert.That(actual[i] == 0, $"{what}: padding at {i} is {actual[i]}");
        }
    }

    /// <summary>The same results with another distance of their pixels.</summary>
    public double[] WithStride(double[] padded, int stride) =>
        [.. padded.Chunk(OutputStride).SelectMany(pixel => pixel.Take(stride))];

    public AlignedBuffer Values(int rows, int columns, int stride, float padding)
    {
        AlignedBuffer buffer = new(rows * stride);
        for (int i = 0; i < buffer.Length; i++)
            buffer.Span[i] = i % stride < columns ? _random.NextSingle() * 2 - 1 : padding;
        return buffer;
    }

    public static int Pad(int size) => (size + 15) / 16 * 16;
}
