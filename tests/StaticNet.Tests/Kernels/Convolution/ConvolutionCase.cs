using StaticNet.Kernels;

namespace StaticNet.Tests.Kernels;

/// <summary>
/// One convolution with random operands, and its sums in double precision, which do not depend on the width of vectors
/// and are computed once for all.
/// </summary>
internal sealed class ConvolutionCase
{
    public const int Samples = 3;

    private readonly Random _random;
    private readonly Lazy<double[]> _outputSums;
    private readonly Lazy<double[]> _inputSums;
    private readonly Lazy<double[]> _weightSums;

    public ConvolutionCase(ConvolutionShape shape, int seed)
    {
        Shape = shape;
        Seed = seed;
        _random = new Random(seed);
        _outputSums = new(SumOutputs);
        _inputSums = new(SumInputs);
        _weightSums = new(SumWeights);
        InputStride = seed % 2 == 0 ? shape.InputChannels : Pad(shape.InputChannels);
        OutputStride = Pad(shape.OutputChannels);
        WeightStride = Pad(shape.OutputChannels / shape.Groups);
        TransposedStride = Pad(shape.InputChannels / shape.Groups);
        int inputPixels = Samples * shape.InputHeight * shape.InputWidth;
        int outputPixels = Samples * shape.OutputHeight * shape.OutputWidth;
        Input = Values(inputPixels, shape.InputChannels, InputStride, float.NaN);
        DOutput = Values(outputPixels, shape.OutputChannels, OutputStride, 0);
        Weight = Values(WeightRows, shape.OutputChannels / shape.Groups, WeightStride, 0);
        Bias = Values(1, shape.OutputChannels, OutputStride, 0);
        SavedInput = Values(inputPixels, shape.InputChannels, InputStride, 0);
        SavedOutput = Values(outputPixels, shape.OutputChannels, OutputStride, 0);
    }

    public ConvolutionShape Shape { get; }

    public int Seed { get; }

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

    /// <summary>What the activations before the convolution left, for the derivatives of their inputs.</summary>
    public AlignedBuffer SavedInput { get; }

    /// <summary>The same of the activations before a transposed convolution.</summary>
    public AlignedBuffer SavedOutput { get; }

    /// <summary>Of every output, the inputs times the weights.</summary>
    public ReadOnlySpan<double> OutputSums => _outputSums.Value;

    /// <summary>Of every input, the gradients of outputs times the weights.</summary>
    public ReadOnlySpan<double> InputSums => _inputSums.Value;

    /// <summary>Of every weight, the inputs times the gradients of outputs.</summary>
    public ReadOnlySpan<double> WeightSums => _weightSums.Value;

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
    public static double[] WithStride(ReadOnlySpan<double> results, int stride, int newStride)
    {
        double[] moved = new double[results.Length / stride * newStride];
        for (int pixel = 0; pixel < results.Length / stride; pixel++)
            results.Slice(pixel * stride, Math.Min(stride, newStride)).CopyTo(moved.AsSpan(pixel * newStride));
        return moved;
    }

    public static int Pad(int size) => (size + 15) / 16 * 16;

    private double[] SumOutputs()
    {
        double[] sums = new double[DOutput.Length];
        foreach ((int input, int output, int weight) in Runs())
        {
            double value = Input.Span[input];
            ReadOnlySpan<float> weights = Weight.Span.Slice(weight, GroupOutputs);
            for (int j = 0; j < weights.Length; j++)
                sums[output + j] += value * weights[j];
        }
        return sums;
    }

    private double[] SumInputs()
    {
        double[] sums = new double[Input.Length];
        foreach ((int input, int output, int weight) in Runs())
        {
            double sum = 0;
            ReadOnlySpan<float> weights = Weight.Span.Slice(weight, GroupOutputs), gradients = DOutput.Span[output..];
            for (int j = 0; j < weights.Length; j++)
                sum += (double)gradients[j] * weights[j];
            sums[input] += sum;
        }
        return sums;
    }

    private double[] SumWeights()
    {
        double[] sums = new double[Weight.Length];
        foreach ((int input, int output, int weight) in Runs())
        {
            double value = Input.Span[input];
            ReadOnlySpan<float> gradients = DOutput.Span.Slice(output, GroupOutputs);
            for (int j = 0; j < gradients.Length; j++)
                sums[weight + j] += value * gradients[j];
        }
        return sums;
    }

    // Every input that meets a row of weights, and the first of the outputs in a row that they go to.
    private IEnumerable<(int Input, int Output, int Weight)> Runs()
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
            {
                (int group, int channel) = Math.DivRem(c, GroupInputs);
                int tap = (group * s.KernelHeight + row) * s.KernelWidth + column;
                yield return (
                    input + c, output + group * GroupOutputs, (tap * GroupInputs + channel) * WeightStride);
            }
        }
    }

    private AlignedBuffer Values(int rows, int columns, int stride, float padding)
    {
        AlignedBuffer buffer = new(rows * stride);
        for (int i = 0; i < buffer.Length; i++)
            buffer.Span[i] = i % stride < columns ? _random.NextSingle() * 2 - 1 : padding;
        return buffer;
    }
}
