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
        foreach (ConvolutionCase c in ConvolutionCases.All)
        {
            double[] expected = [.. c.OutputSums];
            bool biased = c.Seed % 3 != 0;
            for (int i = 0; i < expected.Length; i++)
                expected[i] = Math.Max(expected[i] + (biased ? c.Bias.Span[i % c.OutputStride] : 0), 0);

            int outputStride = c.Seed % 7 == 0 ? c.Shape.OutputChannels : c.OutputStride;
            AlignedBuffer actual = new(expected.Length / c.OutputStride * outputStride);
            actual.Span.Fill(float.NaN);
            Convolution<TSimd>.Forward(
                c.Shape, ConvolutionCase.Samples, ref c.Input.Reference, (nuint)c.InputStride,
                ref c.Weight.Reference, (nuint)c.WeightStride,
                ref biased ? ref c.Bias.Reference : ref Unsafe.NullRef<float>(),
                ref actual.Reference, (nuint)outputStride, default(Relu));
            expected = ConvolutionCase.WithStride(expected, c.OutputStride, outputStride);
            ConvolutionCase.AssertEqual(
                expected, actual, c.Shape.OutputChannels, outputStride, true, $"case {c.Seed}");
        }
    }

    [Fact]
    public void Forward_hasTheSameBits_imageByImage()
    {
        foreach (ConvolutionCase c in ConvolutionCases.All)
        {
            AlignedBuffer together = new(c.DOutput.Length), single = new(c.DOutput.Length);
            Forward(c, ConvolutionCase.Samples, 0, together);
            for (int sample = 0; sample < ConvolutionCase.Samples; sample++)
                Forward(c, 1, sample, single);
            Assert.That(together.Span.SequenceEqual(single.Span), $"case {c.Seed}");
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
        foreach (ConvolutionCase c in ConvolutionCases.All.Where(c => c.Shape.Groups == 1))
        {
            bool isMean = c.Seed % 2 == 0;
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
                    expected, actual, c.Shape.OutputChannels, c.OutputStride, true, $"case {c.Seed}", largestSum);
            }
        }
    }

    [Fact]
    public void InputGradient_isTheTransposedConvolutionTimesTheDerivative()
    {
        foreach (ConvolutionCase c in ConvolutionCases.All)
        {
            int stride = c.Seed % 5 == 0 ? c.Shape.InputChannels : ConvolutionCase.Pad(c.Shape.InputChannels);
            double[] sums = [.. c.InputSums];
            for (int i = 0; i < sums.Length; i++)
                sums[i] = c.SavedInput.Span[i] > 0 ? sums[i] : 0;
            double[] expected = ConvolutionCase.WithStride(sums, c.InputStride, stride);

            AlignedBuffer transposed = new(
                c.Shape.KernelHeight * c.Shape.KernelWidth * c.Shape.OutputChannels * c.TransposedStride);
            Convolution<TSimd>.TransposeWeight(
                c.Shape, ref c.Weight.Reference, (nuint)c.WeightStride,
                ref transposed.Reference, (nuint)c.TransposedStride);
            AlignedBuffer actual = new(expected.Length);
            actual.Span.Fill(float.NaN);
            Convolution<TSimd>.InputGradient(
                c.Shape, ConvolutionCase.Samples, ref c.DOutput.Reference, (nuint)c.OutputStride,
                ref transposed.Reference, (nuint)c.TransposedStride, ref c.SavedInput.Reference, (nuint)c.InputStride,
                ref actual.Reference, (nuint)stride, default(Relu));
            ConvolutionCase.AssertEqual(expected, actual, c.Shape.InputChannels, stride, true, $"case {c.Seed}");
        }
    }

    [Fact]
    public void InputGradient_ofATransposedOne_isTheConvolutionTimesTheDerivative()
    {
        foreach (ConvolutionCase c in ConvolutionCases.All)
        {
            double[] expected = [.. c.OutputSums];
            for (int i = 0; i < expected.Length; i++)
                expected[i] = c.SavedOutput.Span[i] > 0 ? expected[i] : 0;

            AlignedBuffer actual = new(expected.Length);
            actual.Span.Fill(float.NaN);
            TransposedConvolution<TSimd>.InputGradient(
                c.Shape, ConvolutionCase.Samples, ref c.Input.Reference, (nuint)c.InputStride,
                ref c.Weight.Reference, (nuint)c.WeightStride, ref c.SavedOutput.Reference, (nuint)c.OutputStride,
                ref actual.Reference, (nuint)c.OutputStride, default(Relu));
            ConvolutionCase.AssertEqual(
                expected, actual, c.Shape.OutputChannels, c.OutputStride, true, $"case {c.Seed}");
        }
    }

    [Fact]
    public void WeightGradient_sumsOverPixels_inAnyParts()
    {
        foreach (ConvolutionCase c in ConvolutionCases.All)
        {
            bool accumulate = c.Seed % 2 == 0;
            double[] expected = [.. c.WeightSums];
            AlignedBuffer actual = new(expected.Length);
            for (int i = 0; i < expected.Length; i++)
            {
                bool isPadding = i % c.WeightStride >= c.GroupOutputs;
                actual.Span[i] = accumulate && !isPadding ? i % 7 : accumulate ? 0 : float.NaN;
                expected[i] += accumulate ? actual.Span[i] : 0;
            }

            int part = c.Seed % 5 == 0 ? c.WeightRows : 7;
            for (int first = 0; first < c.WeightRows; first += part)
            {
                Convolution<TSimd>.WeightGradient(
                    c.Shape, first, Math.Min(first + part, c.WeightRows), ConvolutionCase.Samples,
                    ref c.Input.Reference, (nuint)c.InputStride, ref c.DOutput.Reference, (nuint)c.OutputStride,
                    ref actual.Reference, (nuint)c.WeightStride, accumulate);
            }
            ConvolutionCase.AssertEqual(expected, actual, c.GroupOutputs, c.WeightStride, true, $"case {c.Seed}");
        }
    }

    private static double[] Pooled(
        ConvolutionCase c, Func<IEnumerable<double>, double> pool, out double largestSum)
    {
        (int height, int width) = (c.Shape.OutputHeight, c.Shape.OutputWidth);
        double[] whole = [.. c.OutputSums];
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
}

public sealed class ConvolutionTests512 : ConvolutionTests<Simd512>;

public sealed class ConvolutionTests256 : ConvolutionTests<Simd256>;

public sealed class ConvolutionTests128 : ConvolutionTests<Simd128>;

public sealed class ConvolutionTestsScalar : ConvolutionTests<SimdScalar>;
