using System.Collections.Immutable;
using System.Numerics.Tensors;
using StaticNet.Kernels;

namespace StaticNet.Belief;

/// <summary>
/// The mean log-likelihood of data: of one machine, <c>-F(v) - log Z</c>; of several, the bound
/// <c>E[log p(v | h1) + log p(h1 | h2) + ... - F(top)] + H(q) - log Z</c> over hidden units drawn upwards from q.
/// </summary>
internal sealed class LikelihoodRun<TNetwork>(
    TNetwork network, LikelihoodOptions options, CancellationToken cancellation)
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    private const double HalfLogTwoPi = 0.91893853320467274;

    private static ImmutableArray<RbmDefinition> Rbms => TNetwork.Rbms;

    private static int Top => Rbms.Length - 1;

    public LikelihoodEstimate Run(ReadOnlySpan<float> input)
    {
        int samples = input.Length / Rbms[0].Visible;
        double[] sums = new double[samples];
        float[] topMeans = new float[Rbms[Top].Visible];
        for (int first = 0; first < samples; first += Propagation.BlockRows)
        {
            cancellation.ThrowIfCancellationRequested();
            int rows = Math.Min(Propagation.BlockRows, samples - first);
            AddBlock(input, first, rows, sums.AsSpan(first, rows), topMeans);
        }
        TensorPrimitives.Multiply<float>(topMeans, 1f / samples, topMeans);
        double[] logs = new AnnealedImportanceSampling(Rbms[Top], topMeans, options)
            .Run(Belief.Machine.Of(network, Top, options.Threads), cancellation);
        (double logZ, double low, double high) = PartitionEstimate.Of(logs);
        double mean = sums.Average();
        return new LikelihoodEstimate(mean - logZ, logZ, low, high, PartitionEstimate.StandardError(sums, mean));
    }

    private void AddBlock(ReadOnlySpan<float> input, int first, int rows, Span<double> sums, float[] topMeans)
    {
        int size = Rbms[0].Visible, draws = Top == 0 ? 1 : options.Draws;
        for (int draw = 0; draw < draws; draw++)
        {
            UnitRows level = new(rows, size);
            level.CopyFrom(input.Slice(first * size, rows * size), 0, rows);
            for (int index = 0; index < Top; index++)
                level = Climb(index, level, first, rows, draw, 1.0 / draws, sums);
            AddTop(level, rows, 1.0 / draws, sums);
            for (int row = 0; row < rows; row++)
                TensorPrimitives.MultiplyAdd(level[row], 1f / draws, topMeans, topMeans);
        }
    }

    // One machine up: hidden units are drawn, and what that costs and says is added.
    private UnitRows Climb(
        int index, UnitRows visible, int first, int rows, int draw, double part, Span<double> sums)
    {
        Machine machine = Belief.Machine.Of(network, index, options.Threads);
        RbmDefinition definition = machine.Definition;
        UnitRows means = new(rows, definition.Hidden), hidden = new(rows, definition.Hidden);
        UnitRows inputs = new(rows, definition.Hidden), below = new(rows, definition.Visible);
        ulong key = CounterRandom.Combine(CounterRandom.Combine(options.Seed, (ulong)draw + 1), (ulong)index);
        machine.Hidden(
            new Conditional(rows, means) { Samples = hidden, Key = key, FirstNumber = first }, visible);
        machine.HiddenInputs(new Conditional(rows, inputs), visible);
        machine.Visible(new Conditional(rows, below), hidden);
        for (int row = 0; row < rows; row++)
        {
            double entropy = SoftplusSum.Of(inputs[row]) - TensorPrimitives.Dot<float>(inputs[row], means[row]);
            sums[row] += part * (entropy + LogProbability(definition, visible[row], below[row]));
        }
        return hidden;
    }

    private void AddTop(UnitRows visible, int rows, double part, Span<double> sums)
    {
        Machine machine = Belief.Machine.Of(network, Top, options.Threads);
        UnitRows inputs = new(rows, machine.Definition.Hidden);
        machine.HiddenInputs(new Conditional(rows, inputs), visible);
        for (int row = 0; row < rows; row++)
        {
            double hidden = machine.Definition.Labels > 0
                ? JointLabels.LogSum(machine, inputs[row])
                : SoftplusSum.Of(inputs[row]);
            sums[row] += part * (hidden - FreeEnergies.OfVisible(machine, visible[row]));
        }
    }

    private static double LogProbability(RbmDefinition machine, ReadOnlySpan<float> visible, ReadOnlySpan<float> means)
    {
        if (machine.VisibleUnits == VisibleUnits.Gaussian)
        {
            double distance = TensorPrimitives.Distance(visible, means);
            return -distance * distance / 2 - visible.Length * HalfLogTwoPi;
        }
        // A mean that rounds to 0 or 1 is no certainty.
        const double Least = 1e-30, Step = 1e-8;
        double sum = 0;
        for (int i = 0; i < visible.Length; i++)
        {
            sum += visible[i] * Math.Log(Math.Max(means[i], Least));
            if (machine.VisibleUnits == VisibleUnits.Bernoulli)
                sum += (1 - visible[i]) * Math.Log(Math.Max(1.0 - means[i], Step));
        }
        return sum;
    }
}
