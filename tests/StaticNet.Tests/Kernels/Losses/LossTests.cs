using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>Losses of single values against their formulas in double precision, gradients numerically.</summary>
public class LossTests
{
    private const float Sentinel = 12345.678f;
    private const float Scale = 0.37f;

    /// <summary>A loss over a row, as generated code calls it.</summary>
    private interface ILoss
    {
        static abstract (float Lowest, float Highest) Predictions { get; }

        static abstract (float Lowest, float Highest) Targets { get; }

        static abstract double Row<TSimd>(
            ref readonly float y, ref readonly float target, int count, float scale, ref float dY)
            where TSimd : unmanaged, ISimd<TSimd>;

        static abstract double Exact(double y, double target);
    }

    [Fact]
    public void MeanSquaredError_follows_its_formula() => EveryWidth.Run(new Check<Squared>());

    [Fact]
    public void MeanAbsoluteError_follows_its_formula() => EveryWidth.Run(new Check<Absolute>());

    [Fact]
    public void Huber_follows_its_formula() => EveryWidth.Run(new Check<HuberLoss>());

    [Fact]
    public void BinaryCrossEntropy_from_logits() => EveryWidth.Run(new Check<Logits>());

    [Fact]
    public void BinaryCrossEntropy_from_probabilities() => EveryWidth.Run(new Check<Probabilities>());

    [Fact]
    public void Kinks_and_extremes_follow_PyTorch() => EveryWidth.Run(new Conventions());

    [Fact]
    public void Long_rows_do_not_lose_small_losses() => EveryWidth.Run(new LongRow());

    private readonly struct Check<TLoss> : IWidthTest
        where TLoss : ILoss
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            for (int count = 1; count <= 2 * TSimd.Count + 3; count++)
            {
                float[] y = Draw(count, 1, TLoss.Predictions);
                float[] target = Draw(count, 2, TLoss.Targets);
                float[] dY = new float[count + 2];
                Array.Fill(dY, Sentinel);
                double loss = TLoss.Row<TSimd>(in y[0], in target[0], count, Scale, ref dY[1]);
                double expected = y.Zip(target, (a, b) => TLoss.Exact(a, b)).Sum();
                Assert.Equal(expected, loss, 1e-6 * Math.Abs(expected) + 1e-6);
                Assert.Equal(loss, TLoss.Row<TSimd>(in y[0], in target[0], count, Scale, ref Unsafe.NullRef<float>()));
                Assert.Equal((Sentinel, Sentinel), (dY[0], dY[^1]));
                for (int i = 0; i < count; i++)
                {
                    const double Step = 1e-5;
                    double above = TLoss.Exact(y[i] + Step, target[i]);
                    double slope = (above - TLoss.Exact(y[i] - Step, target[i])) / (2 * Step);
                    Assert.Equal(slope * Scale, dY[i + 1], 1e-5 * (1 + Math.Abs(slope)));
                }
            }
            float[] bad = [1, float.NaN, 0.5f];
            float[] zeros = new float[3];
            Assert.True(double.IsNaN(TLoss.Row<TSimd>(in bad[0], in zeros[0], 3, 1, ref bad[0])));
            Assert.True(float.IsNaN(bad[1]));
        }

        private static float[] Draw(int count, int seed, (float Lowest, float Highest) range)
        {
            var random = new Random(seed * 1000 + count);
            float width = range.Highest - range.Lowest;
            return [.. Enumerable.Range(0, count).Select(_ => range.Lowest + width * random.NextSingle())];
        }
    }

    private readonly struct Conventions : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] y = [0.25f, 1e4f, -1e4f];
            float[] target = [0.25f, 0, 1];
            float[] dY = new float[3];
            MeanAbsoluteError.Row<TSimd>(in y[0], in target[0], 3, 1, ref dY[0]);
            Assert.Equal([0, 1, -1], dY);

            Assert.Equal(2e4, BinaryCrossEntropy.Row<TSimd>(in y[1], in target[1], 2, 1, 1, ref dY[0]));
            Assert.Equal((1, -1), (dY[0], dY[1]));
            Assert.Equal(0, BinaryCrossEntropy.Row<TSimd>(in y[1], in Reversed[0], 2, 1, 1, ref dY[0]));
            Assert.Equal((0, 0), (dY[0], dY[1]));

            // Certain and wrong: logarithms end at -100, the gradient's denominator at 1e-12.
            float[] certain = [0, 1];
            double worst = BinaryCrossEntropy.ProbabilityRow<TSimd>(in certain[0], in Reversed[0], 2, 1, 1, ref dY[0]);
            Assert.Equal(200, worst);
            Assert.Equal((-1e12f, 1e12f), (dY[0], dY[1]));
        }

        private static float[] Reversed => [1, 0];
    }

    private readonly struct LongRow : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] y = new float[2_000_001];
            Array.Fill(y, 0.1f);
            float[] target = new float[y.Length];
            double exact = y.Length * ((double)0.1f * 0.1f);
            ref float none = ref Unsafe.NullRef<float>();
            double loss = MeanSquaredError.Row<TSimd>(in y[0], in target[0], y.Length, 1, ref none);
            Assert.Equal(exact, loss, 3e-5 * exact);
        }
    }

    private readonly struct Squared : ILoss
    {
        public static (float Lowest, float Highest) Predictions => (-3, 3);

        public static (float Lowest, float Highest) Targets => (-2, 2);

        public static double Row<TSimd>(
            ref readonly float y, ref readonly float target, int count, float scale, ref float dY)
            where TSimd : unmanaged, ISimd<TSimd>
            => MeanSquaredError.Row<TSimd>(in y, in target, count, scale, ref dY);

        public static double Exact(double y, double target) => (y - target) * (y - target);
    }

    private readonly struct Absolute : ILoss
    {
        public static (float Lowest, float Highest) Predictions => (-3, 3);

        public static (float Lowest, float Highest) Targets => (-2, 2);

        public static double Row<TSimd>(
            ref readonly float y, ref readonly float target, int count, float scale, ref float dY)
            where TSimd : unmanaged, ISimd<TSimd>
            => MeanAbsoluteError.Row<TSimd>(in y, in target, count, scale, ref dY);

        public static double Exact(double y, double target) => Math.Abs(y - target);
    }

    private readonly struct HuberLoss : ILoss
    {
        private const float Delta = 1.3f;

        public static (float Lowest, float Highest) Predictions => (-3, 3);

        public static (float Lowest, float Highest) Targets => (-2, 2);

        public static double Row<TSimd>(
            ref readonly float y, ref readonly float target, int count, float scale, ref float dY)
            where TSimd : unmanaged, ISimd<TSimd>
            => Huber.Row<TSimd>(in y, in target, count, Delta, scale, ref dY);

        public static double Exact(double y, double target)
        {
            double d = Math.Abs(y - target);
            return d <= Delta ? 0.5 * d * d : Delta * (d - 0.5 * Delta);
        }
    }

    private readonly struct Logits : ILoss
    {
        private const float Weight = 2.5f;

        public static (float Lowest, float Highest) Predictions => (-9, 9);

        public static (float Lowest, float Highest) Targets => (0, 1);

        public static double Row<TSimd>(
            ref readonly float y, ref readonly float target, int count, float scale, ref float dY)
            where TSimd : unmanaged, ISimd<TSimd>
            => BinaryCrossEntropy.Row<TSimd>(in y, in target, count, Weight, scale, ref dY);

        public static double Exact(double y, double target)
            => Weight * target * Math.Log(1 + Math.Exp(-y)) + (1 - target) * Math.Log(1 + Math.Exp(y));
    }

    private readonly struct Probabilities : ILoss
    {
        private const float Weight = 0.5f;

        public static (float Lowest, float Highest) Predictions => (0.01f, 0.99f);

        public static (float Lowest, float Highest) Targets => (0, 1);

        public static double Row<TSimd>(
            ref readonly float y, ref readonly float target, int count, float scale, ref float dY)
            where TSimd : unmanaged, ISimd<TSimd>
            => BinaryCrossEntropy.ProbabilityRow<TSimd>(in y, in target, count, Weight, scale, ref dY);

        public static double Exact(double y, double target)
            => -(Weight * target * Math.Log(y) + (1 - target) * Math.Log(1 - y));
    }
}
