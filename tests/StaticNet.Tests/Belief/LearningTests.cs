using StaticNet.Belief;

namespace StaticNet.Tests.Belief;

/// <summary>The updates of a machine, against expectations by enumeration.</summary>
public sealed class LearningTests
{
    private const int Visible = 8, Hidden = 6, Chains = 20_000;

    // The expectation over the hidden states that drive the chain, all of which are enumerated.
    [Fact]
    public void Contrastive_divergence_has_the_expectation_of_enumeration()
    {
        SmallMachine small = new(Visible, Hidden, deviation: 0.7);
        ExactMachine exact = new(small);
        double[] data = [1, 0, 1, 1, 0, 0, 1, 0], positive = exact.HiddenMeans(data);
        double[] expected = exact.Products([(data, 1)]);
        foreach (double[] hidden in ExactMachine.States(Hidden))
        {
            double probability = 1;
            for (int j = 0; j < Hidden; j++)
                probability *= hidden[j] == 1 ? positive[j] : 1 - positive[j];
            double[] model = exact.Products([(exact.VisibleMeans(hidden), probability)]);
            for (int i = 0; i < expected.Length; i++)
                expected[i] -= model[i];
        }
        AssertNear(expected, Change(small, Repeat(data), new RbmOptions(), updates: 1));
    }

    [Theory]
    [InlineData(ChainKind.Persistent)]
    [InlineData(ChainKind.Tempered)]
    public void Persistent_chains_come_to_the_gradient_of_the_likelihood(ChainKind chains)
    {
        SmallMachine small = new(Visible, Hidden, deviation: 0.7);
        ExactMachine exact = new(small);
        double[] data = [1, 0, 1, 1, 0, 0, 1, 0];
        double[] expected = exact.Products([(data, 1)]), model = exact.ModelProducts();
        for (int i = 0; i < expected.Length; i++)
            expected[i] -= model[i];
        RbmOptions options = new() { Chains = chains, ChainCount = Chains, GibbsSteps = 30, Temperatures = 3 };
        AssertNear(expected, Change(small, data, options, updates: 1));
    }

    // Two halves, each all on or all off: of four equally likely states no model is better than log(1/4) = -1.386.
    // Contrastive divergence without centring stops far from it.
    [Theory]
    [InlineData(ChainKind.Contrastive, false, 0.05, 500, -4.2)]
    [InlineData(ChainKind.Contrastive, true, 0.2, 1000, -1.6)]
    [InlineData(ChainKind.Persistent, false, 0.1, 2000, -2.2)]
    [InlineData(ChainKind.Persistent, true, 0.1, 2000, -1.8)]
    [InlineData(ChainKind.Tempered, true, 0.1, 1000, -1.8)]
    public void Learning_raises_the_exact_likelihood(
        ChainKind chains, bool centered, double rate, int updates, double least)
    {
        double[][] data = [.. Enumerable.Range(0, 4).Select(
            halves => Enumerable.Range(0, Visible).Select(i => (double)((halves >> (i / 4)) & 1)).ToArray())];
        SmallMachine small = new(Visible, Hidden, deviation: 0.05);
        double before = new ExactMachine(small).LogLikelihood(data);
        RbmOptions options = new()
        {
            Chains = chains,
            ChainCount = 100,
            Centered = centered,
            LearningRate = rate,
            FinalLearningRate = 0.01,
            WeightDecay = 0,
        };
        Learn(small, [.. data.SelectMany(sample => sample)], options, updates, batch: 4, threads: 1);
        double after = new ExactMachine(small).LogLikelihood(data);
        Assert.That(before < -5, $"{before}");
        Assert.InRange(after, least, -1.386);
    }

    // The same update in the parameters of a machine that is not centred, in double precision.
    [Fact]
    public void Centred_gradients_are_those_of_their_definition()
    {
        SmallMachine small = new(5, 4, deviation: 0.5);
        RbmDefinition machine = small.Definition;
        double[] v = Draw(7, 6 * 5), h = Draw(8, 6 * 4);
        Phase phase = new(machine, 4, 2) { DataRows = 4, ModelRows = 2 };
        Copy(v, phase.Visible);
        Copy(h, phase.Hidden);
        float[] before = small.Parameters.ToArray();
        var update = new MachineUpdate(machine, new RbmOptions { Centered = true, WeightDecay = 0 });
        update.Apply(small.Machine, phase, rate: 1, momentum: 0, threads: 1);

        double[] m = Mean(v, 5, 0, 4), n = Mean(h, 4, 0, 4);
        double[] modelV = Mean(v, 5, 4, 2), modelH = Mean(h, 4, 4, 2);
        double[,] dW = new double[5, 4];
        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                for (int row = 0; row < 6; row++)
                    dW[i, j] += (v[row * 5 + i] - m[i]) * (h[row * 4 + j] - n[j]) * (row < 4 ? 0.25 : -0.5);
                Assert.Equal(
                    before[i * machine.Stride + j] + dW[i, j], small.Machine.Weight[i * machine.Stride + j], 1e-5);
            }
        }
        for (int i = 0; i < 5; i++)
        {
            double change = m[i] - modelV[i] - Enumerable.Range(0, 4).Sum(j => dW[i, j] * n[j]);
            Assert.Equal(before[machine.VisibleBiasOffset + i] + change, small.Machine.VisibleBias[i], 1e-5);
        }
        for (int j = 0; j < 4; j++)
        {
            double change = n[j] - modelH[j] - Enumerable.Range(0, 5).Sum(i => dW[i, j] * m[i]);
            Assert.Equal(before[machine.HiddenBiasOffset + j] + change, small.Machine.HiddenBias[j], 1e-5);
        }
    }

    [Fact]
    public void A_target_of_sparsity_is_met()
    {
        SmallMachine small = new(30, 20, deviation: 0.1);
        SeededRandom random = new(4);
        double[] data = [.. Enumerable.Range(0, 30 * 50).Select(_ => random.NextSingle() < 0.5f ? 1.0 : 0)];
        Assert.True(Activity(small, data) > 0.4);
        RbmOptions options = new() { SparsityTarget = 0.1, SparsityCost = 1, WeightDecay = 0 };
        Learn(small, data, options, updates: 600, batch: 50, threads: 1);
        Assert.InRange(Activity(small, data), 0.05, 0.15);
    }

    [Fact]
    public void Any_number_of_threads_learns_the_same_bits_and_padding_stays_zero()
    {
        SeededRandom random = new(4);
        double[] data = [.. Enumerable.Range(0, 70 * 30).Select(_ => (double)random.NextSingle())];
        RbmOptions options = new() { Chains = ChainKind.Persistent, Centered = true, SparsityTarget = 0.2 };
        SmallMachine one = new(70, 90, deviation: 0.1), several = new(70, 90, deviation: 0.1);
        Learn(one, data, options, updates: 20, batch: 30, threads: 1);
        Learn(several, data, options, updates: 20, batch: 30, threads: 3);
        Assert.Equal(one.Parameters.ToArray(), several.Parameters.ToArray());
        for (int i = 0; i < 70; i++)
            Assert.All(one.Machine.Weight.Slice(i * 96 + 90, 6).ToArray(), value => Assert.Equal(0, value));
    }

    private static float[] Repeat(double[] data)
        => [.. Enumerable.Range(0, Chains).SelectMany(_ => data).Select(value => (float)value)];

    // What a rate of 1 adds to the weight, of all chains in one update.
    private static double[] Change(SmallMachine small, float[] data, RbmOptions options, int updates)
    {
        float[] before = small.Machine.Weight.ToArray();
        options = options with { WeightDecay = 0, InitialMomentum = 0, FinalMomentum = 0, LearningRate = 1 };
        int samples = data.Length / Visible;
        Run(small, data, options, updates, samples, threads: 2);
        float[] after = small.Machine.Weight.ToArray();
        return
        [
            .. Enumerable.Range(0, Visible * Hidden).Select(i => (double)(
                after[i / Hidden * small.Definition.Stride + i % Hidden]
                - before[i / Hidden * small.Definition.Stride + i % Hidden])),
        ];
    }

    private static double[] Change(SmallMachine small, double[] data, RbmOptions options, int updates)
        => Change(small, [.. data.Select(value => (float)value)], options, updates);

    private static void Learn(
        SmallMachine small, double[] data, RbmOptions options, int updates, int batch, int threads)
        => Run(small, [.. data.Select(value => (float)value)], options, updates, batch, threads);

    private static void Run(
        SmallMachine small, float[] data, RbmOptions options, int updates, int batch, int threads)
    {
        PretrainOptions pretraining = new() { Machine = options, BatchSize = batch, Threads = threads, Seed = 11 };
        MachineLearner learner = new(small.Definition, 0, options, pretraining);
        int samples = data.Length / small.Definition.Visible;
        MachineData rows = new(
            new Dataset(data, small.Definition.Visible, new int[samples]), null, small.Definition.Visible);
        int[] order = [.. Enumerable.Range(0, batch)];
        for (int update = 0; update < updates; update++)
        {
            learner.Step(
                small.WithThreads(threads), rows, order, update, learner.RateOf(update, updates), epoch: 0);
        }
    }

    // Means of 20,000 chains of products in [0, 1]: six standard errors are 0.021.
    private static void AssertNear(double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 0.021);
    }

    private static double Activity(SmallMachine small, double[] data)
    {
        int rows = data.Length / small.Definition.Visible;
        UnitRows visible = new(rows, small.Definition.Visible), means = new(rows, small.Definition.Hidden);
        Copy(data, visible);
        small.Machine.Hidden(new Conditional(rows, means), visible);
        return Enumerable.Range(0, rows).Average(row => means[row].ToArray().Average());
    }

    private static double[] Draw(ulong seed, int count)
    {
        SeededRandom random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (double)random.NextSingle())];
    }

    private static void Copy(double[] values, UnitRows rows)
        => rows.CopyFrom(
            values.Select(value => (float)value).ToArray(), 0, values.Length / rows.Units);

    private static double[] Mean(double[] values, int size, int first, int rows)
        => [.. Enumerable.Range(0, size).Select(
            i => Enumerable.Range(first, rows).Average(row => values[row * size + i]))];
}
