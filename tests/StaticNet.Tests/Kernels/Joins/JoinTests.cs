using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels.Joins;

/// <summary>
/// Joins of equal and of repeated operands and both gradients, against plain loops in double precision.
/// </summary>
public class JoinTests
{
    private static readonly (int[] First, int[] Second)[] s_shapes =
    [
        ([64], [64]), ([10], [10]), ([4, 3, 64], [4, 3, 64]), ([5, 5, 10], [5, 5, 10]), ([3], [1]), ([1], [35]),
        ([4, 3, 64], [64]), ([4, 3, 64], [1]), ([4, 3, 64], [4, 1, 64]), ([4, 3, 64], [1, 3, 64]),
        ([4, 3, 64], [4, 3, 1]), ([4, 3, 64], [4, 1, 1]), ([4, 1, 64], [1, 3, 64]), ([4, 3, 1], [1, 1, 64]),
        ([64], [4, 3, 1]), ([4, 3, 1], [1]), ([7, 1, 1], [1, 9, 1]), ([2, 3, 4, 5, 6], [3, 1, 5, 1]),
        ([2, 1, 4, 1, 35], [3, 1, 5, 1]), ([1, 1, 200], [3, 5, 200]),
    ];

    [Fact]
    public void Addition_adds() => EveryWidth.Run(new Comparison<Addition>(default, new(
        (a, b) => a + b, (_, _) => 1, (_, _) => 1)));

    [Fact]
    public void Subtraction_subtracts() => EveryWidth.Run(new Comparison<Subtraction>(default, new(
        (a, b) => a - b, (_, _) => 1, (_, _) => -1)));

    [Fact]
    public void Multiplication_multiplies() => EveryWidth.Run(new Comparison<Multiplication>(default, new(
        (a, b) => a * b, (_, b) => b, (a, _) => a)));

    [Fact]
    public void ScaledAddition_scales() => EveryWidth.Run(new Comparison<ScaledAddition>(new(0.3f), new(
        (a, b) => (a + b) * 0.3f, (_, _) => 0.3f, (_, _) => 0.3f)));

    [Fact]
    public void Maximum_halvesTheGradientOfTies() => EveryWidth.Run(new Comparison<Maximum>(default, new(
        Math.Max, (a, b) => a > b ? 1 : a < b ? 0 : 0.5, (a, b) => b > a ? 1 : b < a ? 0 : 0.5)));

    [Fact]
    public void Maximum_ofNaNIsNaN_andBothHaveTheGradient() => EveryWidth.Run(new NaNs());

    [Fact]
    public void Results_are_not_subnormal() => EveryWidth.Run(new Underflow());

    [Fact]
    public void Gradients_of_what_reads_its_operands_need_them() =>
        Assert.Throws<InvalidOperationException>(() =>
        {
            float value = 1;
            Join.FirstGradient<SimdScalar, Maximum>(
                1, new(new(1), new(1)), in value, 1, ref value, 1, accumulate: false, default);
        });

    private sealed record Function(
        Func<double, double, double> Value,
        Func<double, double, double> ByFirst,
        Func<double, double, double> BySecond);

    private readonly record struct Comparison<TOperator>(TOperator Operator, Function Function) : IWidthTest
        where TOperator : struct, IBinaryOperator
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            Random random = new(11);
            foreach ((int[] first, int[] second) in s_shapes)
            {
                Check<TSimd>(random, first, second);
                Check<TSimd>(random, second, first);
            }

            for (int i = 0; i < 60; i++)
            {
                int[] sizes =
                    [.. Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(1, 5)), random.Next(1, 70)];
                Check<TSimd>(random, Reduced(random, sizes), Reduced(random, sizes));
            }
        }

        private static int[] Reduced(Random random, int[] sizes) =>
            [.. sizes.Select(size => random.Next(3) == 0 ? 1 : size).Skip(random.Next(sizes.Length))];

        private void Check<TSimd>(Random random, int[] firstSizes, int[] secondSizes)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            int samples = random.Next(4);
            SampleBlock a = new(random, samples, firstSizes, random.Next(2) == 0);
            SampleBlock b = new(random, samples, secondSizes, random.Next(2) == 0);
            SampleBlock y = new(random, samples, Joined(firstSizes, secondSizes), random.Next(2) == 0);
            Wanted wanted = new(y, accumulate: false);
            foreach (int[] place in y.Places)
                wanted[place] = Function.Value(a[place], b[place]);
            JoinShape shape = new(a.Axes, b.Axes);
            Join.Apply<TSimd, TOperator>(
                samples, shape, in a.Reference, a.Step, in b.Reference, b.Step, ref y.Reference, y.Step, Operator);
            wanted.AssertEqual($"{a.Text} with {b.Text}");
            CheckFirst<TSimd>(random, shape, a, b, y.Sizes);
            CheckSecond<TSimd>(random, shape, a, b, y.Sizes);
            if (a.Sizes.SequenceEqual(y.Sizes))
                CheckInPlace<TSimd>(random, shape, a, b);
            if (a.Sizes.SequenceEqual(b.Sizes))
                CheckMatrices<TSimd>(random, a, b);
        }

        private static int[] Joined(int[] first, int[] second)
        {
            int rank = Math.Max(first.Length, second.Length);
            int[] Aligned(int[] sizes) => [.. Enumerable.Repeat(1, rank - sizes.Length), .. sizes];
            return [.. Aligned(first).Zip(Aligned(second), Math.Max)];
        }

        private void CheckFirst<TSimd>(Random random, JoinShape shape, SampleBlock a, SampleBlock b, int[] joined)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            bool accumulate = random.Next(2) == 0;
            SampleBlock dY = new(random, a.Samples, joined, random.Next(2) == 0);
            SampleBlock dA = new(random, a.Samples, a.Sizes, random.Next(2) == 0);
            Wanted wanted = new(dA, accumulate);
            foreach (int[] place in dY.Places)
                wanted[place] += dY[place] * Function.ByFirst(a[place], b[place]);
            if (TOperator.GradientsReadOperands)
            {
                Join.FirstGradient<TSimd, TOperator>(
                    a.Samples, shape, in dY.Reference, dY.Step, in a.Reference, a.Step, in b.Reference, b.Step,
                    ref dA.Reference, dA.Step, accumulate, Operator);
            }
            else
            {
                Join.FirstGradient<TSimd, TOperator>(
                    a.Samples, shape, in dY.Reference, dY.Step, ref dA.Reference, dA.Step, accumulate, Operator);
            }

            wanted.AssertEqual($"first gradient of {a.Text} with {b.Text}");
        }

        private void CheckSecond<TSimd>(Random random, JoinShape shape, SampleBlock a, SampleBlock b, int[] joined)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            bool accumulate = random.Next(2) == 0;
            SampleBlock dY = new(random, a.Samples, joined, random.Next(2) == 0);
            SampleBlock dB = new(random, a.Samples, b.Sizes, random.Next(2) == 0);
            Wanted wanted = new(dB, accumulate);
            foreach (int[] place in dY.Places)
                wanted[place] += dY[place] * Function.BySecond(a[place], b[place]);
            if (TOperator.GradientsReadOperands)
            {
                Join.SecondGradient<TSimd, TOperator>(
                    a.Samples, shape, in dY.Reference, dY.Step, in a.Reference, a.Step, in b.Reference, b.Step,
                    ref dB.Reference, dB.Step, accumulate, Operator);
            }
            else
            {
                Join.SecondGradient<TSimd, TOperator>(
                    a.Samples, shape, in dY.Reference, dY.Step, ref dB.Reference, dB.Step, accumulate, Operator);
            }

            wanted.AssertEqual($"second gradient of {a.Text} with {b.Text}");
        }

        // The output in place of the first operand, its gradient in place of the output's.
        private void CheckInPlace<TSimd>(Random random, JoinShape shape, SampleBlock a, SampleBlock b)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            SampleBlock y = a.Clone();
            Wanted wanted = new(y, accumulate: false);
            foreach (int[] place in y.Places)
                wanted[place] = Function.Value(a[place], b[place]);
            Join.Apply<TSimd, TOperator>(
                a.Samples, shape, in y.Reference, y.Step, in b.Reference, b.Step, ref y.Reference, y.Step, Operator);
            wanted.AssertEqual($"in place: {a.Text} with {b.Text}");

            SampleBlock dY = new(random, a.Samples, a.Sizes, random.Next(2) == 0);
            wanted = new(dY, accumulate: false);
            foreach (int[] place in y.Places)
                wanted[place] = dY[place] * Function.ByFirst(a[place], b[place]);
            Join.FirstGradient<TSimd, TOperator>(
                a.Samples, shape, in dY.Reference, dY.Step, in a.Reference, a.Step, in b.Reference, b.Step,
                ref dY.Reference, dY.Step, accumulate: false, Operator);
            wanted.AssertEqual($"first gradient in place: {a.Text} with {b.Text}");
        }

        private void CheckMatrices<TSimd>(Random random, SampleBlock a, SampleBlock b)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            SampleBlock y = new(random, a.Samples, a.Sizes, random.Next(2) == 0);
            Wanted wanted = new(y, accumulate: false);
            foreach (int[] place in y.Places)
                wanted[place] = Function.Value(a[place], b[place]);
            Join.Apply<TSimd, TOperator>(
                a.Samples * a.Positions, a.Channels, in a.Reference, a.Step, in b.Reference, b.Step,
                ref y.Reference, y.Step, Operator);
            wanted.AssertEqual($"rows: {a.Text} with {b.Text}");
        }
    }

    private readonly struct NaNs : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] a = [.. Enumerable.Range(0, 37).Select(i => i % 3 == 0 ? float.NaN : i)];
            float[] b = [.. Enumerable.Range(0, 37).Select(i => i % 4 == 0 ? float.NaN : 20)];
            float[] y = new float[37], dA = new float[37], dB = new float[37];
            float[] dY = [.. Enumerable.Range(1, 37)];
            JoinShape shape = new(new(37), new(37));
            Join.Apply<TSimd, Maximum>(1, shape, in a[0], 37, in b[0], 37, ref y[0], 37, default);
            Join.FirstGradient<TSimd, Maximum>(
                1, shape, in dY[0], 37, in a[0], 37, in b[0], 37, ref dA[0], 37, accumulate: false, default);
            Join.SecondGradient<TSimd, Maximum>(
                1, shape, in dY[0], 37, in a[0], 37, in b[0], 37, ref dB[0], 37, accumulate: false, default);
            for (int i = 0; i < 37; i++)
            {
                bool isNaN = float.IsNaN(a[i]) || float.IsNaN(b[i]);
                Assert.Equal(isNaN ? float.NaN : Math.Max(a[i], b[i]), y[i]);
                Assert.Equal(isNaN ? dY[i] : a[i] == b[i] ? dY[i] / 2 : a[i] > b[i] ? dY[i] : 0, dA[i]);
                Assert.Equal(isNaN ? dY[i] : a[i] == b[i] ? dY[i] / 2 : b[i] > a[i] ? dY[i] : 0, dB[i]);
            }
        }
    }

    private readonly struct Underflow : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] small = new float[37], single = [1e-20f], y = new float[37], dX = new float[37];
            small.AsSpan().Fill(1e-20f);
            foreach ((float[] other, int columns) in ((float[], int)[])[(small, 37), (single, 1)])
            {
                JoinShape shape = new(new(37), new(columns));
                y.AsSpan().Fill(1);
                dX.AsSpan().Fill(1);
                nuint step = (nuint)columns;
                Join.Apply<TSimd, Multiplication>(
                    1, shape, in small[0], 37, in other[0], step, ref y[0], 37, default);
                Join.FirstGradient<TSimd, Multiplication>(
                    1, shape, in small[0], 37, in small[0], 37, in other[0], step, ref dX[0], 37, false, default);
                Assert.Equal(new float[37], y);
                Assert.Equal(new float[37], dX);
                Join.SecondGradient<TSimd, Multiplication>(
                    1, shape, in small[0], 37, in small[0], 37, in other[0], step, ref dX[0], step, false, default);
                Assert.Equal(new float[columns], dX[..columns]);
            }
        }
    }
}
