using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Normalization;

public class GroupNormTests
{
    [Theory]
    [InlineData(2, 12, 6, 2, true)]
    [InlineData(2, 12, 6, 2, false)]
    [InlineData(3, 1, 8, 4, true)]
    [InlineData(3, 1, 24, 1, false)]
    [InlineData(1, 9, 5, 5, false)]
    [InlineData(2, 137, 33, 3, true)]
    [InlineData(2, 70, 32, 4, false)]
    [InlineData(1, 1, 1, 1, true)]
    public void Values_and_gradients_are_those_of_the_definition(
        int samples, int positions, int channels, int groups, bool padded)
    {
        EveryWidth.Run(new Definition(samples, positions, channels, groups, padded, 0, true));
        EveryWidth.Run(new Definition(samples, positions, channels, groups, padded, 0, false));
    }

    [Fact]
    public void A_mean_far_above_the_deviation_costs_no_digits()
        => EveryWidth.Run(new Definition(2, 100, 6, 2, true, 20_000, true));

    private readonly struct Definition(
        int samples, int positions, int channels, int groups, bool padded, float mean, bool affine) : IWidthTest
    {
        private const float Epsilon = 1e-5f;

        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            int rows = samples * positions, c = channels, n = positions, g = groups, size = c / g;
            float[] x = Near.Random(rows * c, 1, mean), dY = Near.Random(rows * c, 2);
            float[] w = Near.Random(c, 3, 1), b = Near.Random(c, 4);
            var reference = new Normalization(x.Length, i => i / (n * c) * g + i % c / size, i => i % c, Epsilon);
            Rows input = new(rows, c, padded, (row, column) => x[row * c + column]);
            Rows dOutput = new(rows, c, padded, (row, column) => dY[row * c + column]);
            Rows output = new(rows, c, padded), dInput = new(rows, c, padded);
            nuint width = (nuint)((c + 15) / 16 * 16), keptOfSample = 3 * width + 16;
            float[] kept = new float[samples * (int)keptOfSample];
            ref float weight = ref affine ? ref w[0] : ref Unsafe.NullRef<float>();
            ref float bias = ref affine ? ref b[0] : ref Unsafe.NullRef<float>();
            foreach (bool training in (bool[])[false, true])
            {
                GroupNorm.Forward<TSimd, Identity>(
                    samples, n, c, g, ref input.Reference, input.Stride, ref weight, ref bias, Epsilon,
                    ref training ? ref kept[0] : ref Unsafe.NullRef<float>(), width, keptOfSample,
                    ref output.Reference, output.Stride, default);
                Near.Assert(reference.Forward(x, affine ? w : null, affine ? b : null), output.Values);
                output.AssertSurroundings();
            }
            GroupNorm.Backward<TSimd>(
                samples, n, c, g, ref dOutput.Reference, dOutput.Stride, ref input.Reference, input.Stride, ref weight,
                ref kept[0], width, keptOfSample, ref dInput.Reference, dInput.Stride);
            Near.Assert(
                reference.Backward(x, dY, affine ? w : null), dInput.Values, terms: reference.LargestInverse(x));
            dInput.AssertSurroundings(zeroPadding: true);

            (double[] dWeight, double[] dBias) = reference.ParameterGradients(x, dY);
            float[] gotWeight = Near.Random((int)width, 5), gotBias = Near.Random((int)width, 6);
            for (int times = 1; times <= 2; times++)
            {
                GroupNorm.ParameterGradients<TSimd>(
                    samples, n, c, ref dOutput.Reference, dOutput.Stride, ref input.Reference, input.Stride,
                    ref kept[0], width, keptOfSample, ref gotWeight[0], ref gotBias[0], accumulate: times > 1);
                Near.Assert([.. dWeight.Select(value => value * times)], gotWeight.AsSpan(0, c), relative: 1e-5);
                Assert.All(gotWeight[c..].Concat(gotBias[c..]), value => Assert.Equal(0, value));
                Near.Assert([.. dBias.Select(value => value * times)], gotBias.AsSpan(0, c), relative: 1e-5);
            }
        }
    }
}
