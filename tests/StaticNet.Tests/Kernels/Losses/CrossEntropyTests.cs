using System.Runtime.CompilerServices;
using StaticNet.Kernels;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>Cross-entropy against its definition in double precision, with every combination of its options.</summary>
public class CrossEntropyTests
{
    private const float Sentinel = 12345.678f;
    private const float Scale = 0.37f;

    [Fact]
    public void Indices_from_logits() => EveryWidth.Run(new Check(fromIndices: true, fromLogits: true));

    [Fact]
    public void Distributions_from_logits() => EveryWidth.Run(new Check(fromIndices: false, fromLogits: true));

    [Fact]
    public void Indices_from_probabilities() => EveryWidth.Run(new Check(fromIndices: true, fromLogits: false));

    [Fact]
    public void Distributions_from_probabilities() => EveryWidth.Run(new Check(fromIndices: false, fromLogits: false));

    [Fact]
    public void Huge_and_masked_logits_stay_finite_and_NaN_comes_out() => EveryWidth.Run(new Extremes());

    [Fact]
    public void An_ignored_target_counts_for_nothing() => EveryWidth.Run(new Ignored());

    [Fact]
    public void TotalWeight_counts_what_is_not_ignored()
    {
        Assert.Equal(3, CrossEntropy.TotalWeight([0, -1, 2, 2], new CrossEntropyOptions(0, -1, null)));
        Assert.Equal(5.5, CrossEntropy.TotalWeight([0, -1, 2, 2], new CrossEntropyOptions(0.1f, -1, [0.5f, 9, 2.5f])));
    }

    [Fact]
    public void Validate_names_the_target_that_is_out_of_range()
    {
        CrossEntropy.Validate([0, 9, -100], 10, new CrossEntropyOptions(0, -100, null));
        foreach (int bad in (int[])[10, -1, int.MinValue])
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(
                () => CrossEntropy.Validate([3, bad], 10, new CrossEntropyOptions(0, -100, null)));
            Assert.Contains($"Target 1 is class {bad}, but the network has 10 classes", error.Message);
        }
        Assert.Throws<ArgumentException>(() => CrossEntropy.Validate([0], 3, new CrossEntropyOptions(0, -100, [1, 2])));
    }

    private static float[] Draw(int count, int seed, float lowest, float highest)
    {
        var random = new Random(seed * 1000 + count);
        return [.. Enumerable.Range(0, count).Select(_ => lowest + (highest - lowest) * random.NextSingle())];
    }

    private readonly struct Check(bool fromIndices, bool fromLogits) : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            for (int classes = 2; classes <= 2 * TSimd.Count + 3; classes++)
            {
                foreach (float smoothing in (float[])[0, 0.1f, 1])
                {
                    float[] weights = Draw(classes, 3, 0.2f, 2);
                    One<TSimd>(classes, new CrossEntropyOptions(smoothing, -100, null));
                    One<TSimd>(classes, new CrossEntropyOptions(smoothing, -100, weights));
                }
            }
        }

        private void One<TSimd>(int classes, CrossEntropyOptions options)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] x = fromLogits ? Draw(classes, 1, -4, 4) : Draw(classes, 1, 0.02f, 0.9f);
            int index = classes / 2;
            float[] target = Draw(classes, 2, 0, 1);
            target[0] = 0;
            if (fromIndices)
                target = [.. target.Select((_, i) => i == index ? 1f : 0f)];
            float[] dX = [Sentinel, .. x, Sentinel];
            double loss = Row<TSimd>(x, index, target, options, ref dX[1]);

            double expected = Exact([.. x.Select(v => (double)v)], index, target, options);
            Assert.Equal(expected, loss, 2e-6 * Math.Abs(expected) + 1e-6);
            Assert.Equal(loss, Row<TSimd>(x, index, target, options, ref Unsafe.NullRef<float>()));
            Assert.Equal((Sentinel, Sentinel), (dX[0], dX[^1]));
            for (int i = 0; i < classes; i++)
            {
                const double Step = 1e-5;
                double[] up = [.. x.Select((v, j) => v + (i == j ? Step : 0))];
                double[] down = [.. x.Select((v, j) => v - (i == j ? Step : 0))];
                double slope = (Exact(up, index, target, options) - Exact(down, index, target, options)) / (2 * Step);
                Assert.Equal(slope * Scale, dX[i + 1], 3e-6 * (1 + Math.Abs(slope)));
            }
            Row<TSimd>(x, index, target, options, ref x[0]);
            Assert.Equal(dX[1..^1], x);
        }

        private double Row<TSimd>(float[] x, int index, float[] target, CrossEntropyOptions options, ref float dX)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            ref float source = ref x[0];
            ref float t = ref target[0];
            int classes = x.Length;
            return (fromIndices, fromLogits) switch
            {
                (true, true) => CrossEntropy.Indices<TSimd>(in source, classes, index, in options, Scale, ref dX),
                (false, true) => CrossEntropy.Distribution<TSimd>(in source, classes, in t, in options, Scale, ref dX),
                (true, false) => CrossEntropy.ProbabilityIndices<TSimd>(
                    in source, classes, index, in options, Scale, ref dX),
                _ => CrossEntropy.ProbabilityDistribution<TSimd>(in source, classes, in t, in options, Scale, ref dX),
            };
        }

        // With an index, PyTorch weights the target's share by its class and the smoothed one by each class.
        private double Exact(double[] x, int index, float[] target, CrossEntropyOptions options)
        {
            double logSum = fromLogits ? Math.Log(x.Sum(Math.Exp)) : 0;
            double loss = 0;
            for (int c = 0; c < x.Length; c++)
            {
                double logarithm = fromLogits ? x[c] - logSum : Math.Log(x[c]);
                double weight = options.ClassWeights?[c] ?? 1;
                double mass = (1 - (double)options.LabelSmoothing) * target[c] + options.LabelSmoothing / x.Length;
                loss -= weight * mass * logarithm;
            }
            return loss;
        }
    }

    private readonly struct Extremes : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            foreach (int classes in (int[])[3, 16, 37])
            {
                float[] x = new float[classes];
                Array.Fill(x, -1e4f);
                x[1] = 1e4f;
                float[] dX = new float[classes];
                var options = new CrossEntropyOptions(0, -100, null);
                Assert.Equal(2e4, CrossEntropy.Indices<TSimd>(in x[0], classes, 0, in options, 1, ref dX[0]));
                Assert.Equal((-1, 1, 0), (dX[0], dX[1], dX[2]));
                Assert.Equal(0, CrossEntropy.Indices<TSimd>(in x[0], classes, 1, in options, 1, ref dX[0]));
                Assert.All(dX, gradient => Assert.Equal(0, gradient));

                float[] target = new float[classes];
                target[1] = 1;
                x[2] = float.NegativeInfinity;
                double masked = CrossEntropy.Distribution<TSimd>(
                    in x[0], classes, in target[0], in options, 1, ref dX[0]);
                Assert.Equal(0, masked);
                Assert.All(dX, gradient => Assert.Equal(0, gradient));

                float[] certain = new float[classes];
                certain[0] = 1;
                double wrong = CrossEntropy.ProbabilityIndices<TSimd>(
                    in certain[0], classes, 1, in options, 1, ref dX[0]);
                Assert.Equal(100, wrong);
                Assert.True(float.IsFinite(dX[1]));

                x[^1] = float.NaN;
                Assert.True(double.IsNaN(CrossEntropy.Indices<TSimd>(in x[0], classes, 1, in options, 1, ref dX[0])));
                Assert.All(dX, gradient => Assert.True(float.IsNaN(gradient)));
            }
        }
    }

    private readonly struct Ignored : IWidthTest
    {
        public void Run<TSimd>()
            where TSimd : unmanaged, ISimd<TSimd>
        {
            float[] x = [1, 2, 3];
            float[] dX = [7, 7, 7, 7];
            var options = new CrossEntropyOptions(0.1f, -100, [1, 2, 3]);
            Assert.Equal(0, CrossEntropy.Indices<TSimd>(in x[0], 3, -100, in options, 1, ref dX[0]));
            Assert.Equal([0, 0, 0, 7], dX);
            Array.Fill(dX, 7);
            Assert.Equal(0, CrossEntropy.ProbabilityIndices<TSimd>(in x[0], 3, -100, in options, 1, ref dX[0]));
            Assert.Equal([0, 0, 0, 7], dX);
        }
    }
}
