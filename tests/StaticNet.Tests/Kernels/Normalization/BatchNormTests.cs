using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Normalization;

public class BatchNormTests
{
    [Theory]
    [InlineData(5, 3, 12, true)]
    [InlineData(5, 3, 12, false)]
    [InlineData(2, 9, 16, false)]
    [InlineData(33, 2, 16, true)]
    [InlineData(32, 17, 16, true)]
    [InlineData(700, 33, 144, false)]
    [InlineData(700, 64, 200, true)]
    public void Values_and_gradients_are_those_of_the_definition(int rows, int channels, int rowsOfPart, bool padded)
    {
        EveryWidth.Run(new Definition(rows, channels, rowsOfPart, padded, 0, true));
        EveryWidth.Run(new Definition(rows, channels, rowsOfPart, padded, 0, false));
    }

    [Fact]
    public void A_mean_far_above_the_deviation_costs_no_digits()
        => EveryWidth.Run(new Definition(500, 6, 100, true, 20_000, true));

    [Fact]
    public void A_first_block_far_from_the_rest_costs_few_digits() => EveryWidth.Run(new Outliers());

    [Fact]
    public void Running_statistics_normalize_where_there_are_no_others() => EveryWidth.Run(new Running());

    private readonly struct Definition(int rows, int channels, int rowsOfPart, bool padded, float mean, bool affine)
        : IWidthTest
    {
        private const float Epsilon = 1e-5f;

        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            int c = channels, n = rows, parts = (rows + rowsOfPart - 1) / rowsOfPart;
            float[] x = Near.Random(n * c, 1, mean), dY = Near.Random(n * c, 2);
            float[] w = Near.Random(c, 3, 1), b = Near.Random(c, 4);
            float[] runningMean = Near.Random(c, 5), runningVariance = Near.Random(c, 6, 2);
            float[] meanBefore = [.. runningMean], varianceBefore = [.. runningVariance];
            var reference = new Normalization(x.Length, i => i % c, i => i % c, Epsilon);
            Rows input = new(n, c, padded, (row, column) => x[row * c + column]);
            Rows dOutput = new(n, c, padded, (row, column) => dY[row * c + column]);
            Rows output = new(n, c, padded), dInput = new(n, c, padded);
            nuint width = (nuint)((c + 15) / 16 * 16), partStride = 3 * width + 32;
            float[] statistics = new float[5 * (int)width];
            float[] sums = new float[parts * (int)partStride];
            ref float weight = ref affine ? ref w[0] : ref Unsafe.NullRef<float>();
            ref float bias = ref affine ? ref b[0] : ref Unsafe.NullRef<float>();

            for (int part = 0; part < parts; part++)
            {
                BatchNorm.PartMoments<TSimd>(
                    Math.Min(rowsOfPart, n - part * rowsOfPart), c,
                    ref Unsafe.Add(ref input.Reference, (nuint)(part * rowsOfPart) * input.Stride), input.Stride,
                    ref sums[part * (int)partStride], width);
            }
            BatchNorm.MergeMoments(
                n, rowsOfPart, c, ref sums[0], partStride, width, Epsilon, 0.1, ref statistics[0],
                ref runningMean[0], ref runningVariance[0]);
            BatchNorm.Forward<TSimd, Identity>(
                n, c, ref input.Reference, input.Stride, ref statistics[0], ref runningMean[0], ref runningVariance[0],
                Epsilon, ref weight, ref bias, width, ref output.Reference, output.Stride, default);
            Near.Assert(reference.Forward(x, affine ? w : null, affine ? b : null), output.Values);
            output.AssertSurroundings();
            double unbiased = n / (n - 1.0);
            Near.Assert([.. reference.Means(x).Select((m, i) => 0.9 * meanBefore[i] + 0.1 * m)], runningMean);
            Near.Assert(
                [.. reference.Variances(x).Select((v, i) => 0.9 * varianceBefore[i] + 0.1 * v * unbiased)],
                runningVariance);

            for (int part = 0; part < parts; part++)
            {
                nuint first = (nuint)(part * rowsOfPart);
                BatchNorm.PartGradients<TSimd>(
                    Math.Min(rowsOfPart, n - part * rowsOfPart), c,
                    ref Unsafe.Add(ref dOutput.Reference, first * dOutput.Stride), dOutput.Stride,
                    ref Unsafe.Add(ref input.Reference, first * input.Stride), input.Stride,
                    ref statistics[0], ref sums[part * (int)partStride], width);
            }
            float[] dWeight = [.. w], dBias = [.. b];
            BatchNorm.MergeGradients(
                parts, c, ref sums[0], partStride, width, ref statistics[0], ref dWeight[0], ref dBias[0],
                accumulate: true);
            (double[] exactWeight, double[] exactBias) = reference.ParameterGradients(x, dY);
            Near.Assert([.. exactWeight.Select((value, i) => value + w[i])], dWeight, relative: 1e-5);
            Near.Assert([.. exactBias.Select((value, i) => value + b[i])], dBias, relative: 1e-5);

            BatchNorm.Backward<TSimd>(
                n, c, n, ref dOutput.Reference, dOutput.Stride, ref input.Reference, input.Stride, ref statistics[0],
                ref weight, width, ref dInput.Reference, dInput.Stride);
            double[] dX = reference.Backward(x, dY, affine ? w : null);
            Near.Assert(dX, dInput.Values, terms: reference.LargestInverse(x));
            dInput.AssertSurroundings(zeroPadding: true);
        }
    }

    // The pivot of the sums is the mean of the first rows: here it is 1000 deviations away from all others.
    private readonly struct Outliers : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            const int Count = 6400;
            float[] x = Near.Random(Count, 1), sums = new float[48], statistics = new float[80],
                mean = [0], variance = [0];
            foreach (ref float value in x.AsSpan(0, 64))
                value += 1000;
            BatchNorm.PartMoments<TSimd>(Count, 1, ref x[0], 1, ref sums[0], 16);
            BatchNorm.MergeMoments(
                Count, Count, 1, ref sums[0], 0, 16, 0, 1, ref statistics[0], ref mean[0], ref variance[0]);
            var reference = new Normalization(Count, _ => 0, _ => 0, 0);
            Near.Assert(reference.Means(x), mean, relative: 1e-5, terms: 100);
            Near.Assert([reference.Variances(x)[0] * Count / (Count - 1)], variance, relative: 1e-4);
        }
    }

    private readonly struct Running : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] x = Near.Random(21, 1), y = new float[21];
            float[] mean = [1, 2, 3], variance = [1, 4, 0.25f], w = [1, 2, 3], b = [0, 1, -1];
            BatchNorm.Forward<TSimd, Relu>(
                7, 3, ref x[0], 3, ref Unsafe.NullRef<float>(), ref mean[0], ref variance[0], 1e-5f, ref w[0], ref b[0],
                16, ref y[0], 3, default);
            double[] expected =
            [
                .. x.Select((value, i) => Math.Max(
                    0, (value - mean[i % 3]) / Math.Sqrt(variance[i % 3] + 1e-5) * w[i % 3] + b[i % 3])),
            ];
            Near.Assert(expected, y);
        }
    }
}
