using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

public class SoftmaxTests
{
    private const float Sentinel = 12345.678f;

    [Fact]
    public void Values_are_those_of_the_definition_at_every_length() => EveryWidth.Run(new Definition());

    [Fact]
    public void Gradient_is_the_finite_difference() => EveryWidth.Run(new Gradient());

    [Fact]
    public void Huge_logits_are_finite_and_masked_ones_are_zero() => EveryWidth.Run(new Extremes());

    [Fact]
    public void A_single_NaN_makes_its_whole_group_NaN() => EveryWidth.Run(new NaNSpreads());

    private static float[] Logits(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 12 - 6))];
    }

    private static double[] Exact(ReadOnlySpan<float> x)
    {
        double[] exponentials = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            exponentials[i] = Math.Exp(x[i]);
        double sum = exponentials.Sum();
        return [.. exponentials.Select(e => e / sum)];
    }

    private readonly struct Definition : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            for (int count = 1; count <= 70; count++)
            {
                float[] x = Logits(count, count);
                float[] y = [Sentinel, .. x, Sentinel];
                Softmax.Forward<TSimd>(in x[0], ref y[1], count);
                double[] expected = Exact(x);
                for (int i = 0; i < count; i++)
                    Assert.Equal(expected[i], y[i + 1], 1e-6 * expected[i]);
                Assert.Equal((Sentinel, Sentinel), (y[0], y[^1]));
                Softmax.Forward<TSimd>(in x[0], ref x[0], count);
                Assert.Equal(x, y[1..^1]);
            }
        }
    }

    private readonly struct Gradient : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach (int count in (int[])[1, 2, 10, 16, 33])
            {
                float[] x = Logits(count, count);
                float[] dY = Logits(count, 100 + count);
                float[] y = new float[count];
                float[] dX = [Sentinel, .. dY, Sentinel];
                Softmax.Forward<TSimd>(in x[0], ref y[0], count);
                Softmax.Backward<TSimd>(in y[0], in dX[1], ref dX[1], count);
                double[] exact = Exact(x);
                double mean = exact.Zip(dY, (p, d) => p * d).Sum();
                for (int i = 0; i < count; i++)
                    Assert.Equal(exact[i] * (dY[i] - mean), dX[i + 1], 1e-5);
                Assert.Equal((Sentinel, Sentinel), (dX[0], dX[^1]));
            }
        }
    }

    private readonly struct Extremes : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach (int count in (int[])[3, 16, 40])
            {
                float[] x = new float[count];
                Array.Fill(x, -1e4f);
                x[1] = 1e4f;
                x[^1] = float.NegativeInfinity;
                Softmax.Forward<TSimd>(in x[0], ref x[0], count);
                Assert.Equal(1, x[1]);
                Assert.All(x.Where((_, i) => i != 1), value => Assert.Equal(0, value));
            }
        }
    }

    private readonly struct NaNSpreads : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach (int count in (int[])[1, 2, 10, 16, 17, 70])
            {
                for (int at = 0; at < count; at++)
                {
                    float[] x = Logits(count, at);
                    x[at] = float.NaN;
                    Softmax.Forward<TSimd>(in x[0], ref x[0], count);
                    Assert.All(x, value => Assert.True(float.IsNaN(value)));
                }
            }
        }
    }
}
