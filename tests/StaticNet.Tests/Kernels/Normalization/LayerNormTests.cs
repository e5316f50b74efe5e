using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Normalization;

public class LayerNormTests
{
    public static TheoryData<int, int, int, int, bool, bool> Shapes()
    {
        var data = new TheoryData<int, int, int, int, bool, bool>();
        foreach (int columns in (int[])[1, 2, 5, 7, 15, 16, 17, 33, 64, 100])
        {
            data.Add(3, 1, 1, columns, true, true);
            data.Add(3, 1, 1, columns, false, false);
            data.Add(2, 3, 4, columns, columns % 2 == 0, columns % 3 > 0);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Values_and_gradients_are_those_of_the_definition(
        int samples, int groups, int rows, int columns, bool padded, bool centered)
    {
        EveryWidth.Run(new Definition(new GroupShape(samples, groups, rows, columns), padded, centered, 0, true));
        EveryWidth.Run(new Definition(new GroupShape(samples, groups, rows, columns), padded, centered, 0, false));
    }

    [Fact]
    public void A_mean_far_above_the_deviation_costs_no_digits()
        => EveryWidth.Run(new Definition(new GroupShape(4, 2, 3, 21), true, true, 20_000, true));

    [Fact]
    public void A_NaN_makes_its_group_NaN_and_no_other() => EveryWidth.Run(new NaNSpreads());

    private readonly struct Definition(GroupShape shape, bool padded, bool centered, float mean, bool affine)
        : IWidthTest
    {
        private const float Epsilon = 1e-5f;

        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            int rows = shape.Samples * shape.Groups * shape.Rows, columns = shape.Columns, size = shape.Count;
            float[] x = Near.Random(rows * columns, 1, mean), dY = Near.Random(rows * columns, 2);
            float[] w = Near.Random(size, 3, 1), b = Near.Random(size, 4);
            var reference = new Normalization(x.Length, i => i / size, i => i % size, Epsilon, centered);
            Rows input = Fill(x), dOutput = Fill(dY);
            Rows output = new(rows, columns, padded), dInput = new(rows, columns, padded);
            Rows weight = new(shape.Rows, columns, true, (row, column) => w[row * columns + column]);
            Rows bias = new(shape.Rows, columns, true, (row, column) => b[row * columns + column]);
            ref float noWeight = ref affine ? ref weight.Reference : ref Unsafe.NullRef<float>();
            ref float noBias = ref affine ? ref bias.Reference : ref Unsafe.NullRef<float>();
            nuint keptStride = (nuint)(4 * shape.Groups + 5);
            float[] kept = new float[shape.Samples * (int)keptStride];

            LayerNorm.Forward<TSimd, Identity>(
                shape, ref input.Reference, input.Stride, ref noWeight, ref noBias, weight.Stride, Epsilon, centered,
                ref kept[0], keptStride, ref output.Reference, output.Stride, default);
            Near.Assert(reference.Forward(x, affine ? w : null, affine ? b : null), output.Values);
            output.AssertSurroundings();

            LayerNorm.Backward<TSimd>(
                shape, ref dOutput.Reference, dOutput.Stride, ref input.Reference, input.Stride,
                ref noWeight, weight.Stride, centered, ref kept[0], keptStride, ref dInput.Reference, dInput.Stride);
            Near.Assert(
                reference.Backward(x, dY, affine ? w : null), dInput.Values, terms: reference.LargestInverse(x));
            dInput.AssertSurroundings(zeroPadding: true);

            (double[] dWeight, double[] dBias) = reference.ParameterGradients(x, dY);
            for (int times = 1; times <= 2; times++)
            {
                LayerNorm.ParameterGradients<TSimd>(
                    0, shape.Rows, shape, ref input.Reference, input.Stride, ref dOutput.Reference, dOutput.Stride,
                    ref kept[0], keptStride, ref weight.Reference, ref bias.Reference, weight.Stride,
                    accumulate: times > 1);
                Near.Assert([.. dWeight.Select(value => value * times)], weight.Values, relative: 1e-5);
                Near.Assert([.. dBias.Select(value => value * times)], bias.Values, relative: 1e-5);
            }
        }

        private Rows Fill(float[] values)
        {
            int columns = shape.Columns;
            return new Rows(values.Length / columns, columns, padded, (row, column) => values[row * columns + column]);
        }
    }

    private readonly struct NaNSpreads : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] x = Near.Random(40, 1), y = new float[40];
            x[23] = float.NaN;
            LayerNorm.Forward<TSimd, Relu>(
                new GroupShape(2, 1, 1, 20), ref x[0], 20, ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>(), 0,
                1e-5f, true, ref Unsafe.NullRef<float>(), 0, ref y[0], 20, default);
            Assert.DoesNotContain(float.NaN, y[..20]);
            Assert.All(y[20..], value => Assert.True(float.IsNaN(value)));
        }
    }
}
