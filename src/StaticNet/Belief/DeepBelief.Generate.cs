using StaticNet.Belief;
using StaticNet.Kernels;

namespace StaticNet;

public static partial class DeepBelief
{
    /// <summary>
    /// Generates samples: Gibbs sampling in the top machine, and from it down through the others.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellation">Stops after the current step.</param>
    /// <returns>[count x visible units of the lowest machine]: their means.</returns>
    /// <exception cref="ArgumentException">
    /// There is no such class, or the start does not have this number of samples that the lowest machine accepts.
    /// </exception>
    /// <exception cref="InvalidOperationException">A class is set, but the top machine models no labels.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static float[] Generate<TNetwork>(
        this TNetwork network, int count, GenerateOptions? options = null, CancellationToken cancellation = default)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        options ??= new GenerateOptions();
        int top = TNetwork.Rbms.Length - 1, threads = Environment.ProcessorCount;
        Machine machine = Belief.Machine.Of(network, top, threads);
        GibbsChains chains = Start(network, count, options);
        for (int step = 0; step < options.GibbsSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            chains.Step(machine, CounterRandom.Combine(options.Seed, (ulong)step), options.Label is not null);
        }

        UnitRows level = top == 0 || !options.SampleDownward ? chains.VisibleMeans : chains.Visible;
        for (int index = top - 1; index >= 0; index--)
        {
            UnitRows means = new(count, TNetwork.Rbms[index].Visible);
            bool draws = options.SampleDownward && index > 0;
            UnitRows? drawn = draws ? new UnitRows(count, means.Units) : null;
            ulong key = CounterRandom.Combine(CounterRandom.Combine(options.Seed, 1), (ulong)index);
            Belief.Machine.Of(network, index, threads)
                .Visible(new Conditional(count, means) { Samples = drawn, Key = key }, level);
            level = drawn ?? means;
        }
        float[] output = ShapeGuard.NewOutput(count, level.Units);
        level.CopyTo(output, 0, count);
        return output;
    }

    /// <summary>
    /// Computes the probability of each label given the inputs, from the free energy of the top machine with the label:
    /// <c>p(y | v) = e^-F(v, y) / (the sum over labels of e^-F(v, y))</c>, exactly for one machine, and for the
    /// features of a deeper network.
    /// </summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x visible units of the lowest machine].</param>
    /// <returns>[samples x labels].</returns>
    /// <exception cref="ArgumentException">
    /// The input is not a whole number of samples, or has values that the lowest machine does not accept.
    /// </exception>
    /// <exception cref="InvalidOperationException">The top machine models no labels.</exception>
    public static float[] LabelProbabilities<TNetwork>(this TNetwork network, ReadOnlySpan<float> input)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        BeliefCheck.JointMachine(TNetwork.Rbms[^1]);
        int samples = BeliefCheck.Samples<TNetwork>(input), size = TNetwork.Rbms[0].Visible;
        int top = TNetwork.Rbms.Length - 1, threads = Environment.ProcessorCount;
        Machine machine = Belief.Machine.Of(network, top, threads);
        float[] output = ShapeGuard.NewOutput(samples, machine.Definition.Labels);
        int block = Math.Min(samples, Propagation.BlockRows);
        UnitRows[] levels = Propagation.Levels<TNetwork>(block, top + 1);
        for (int first = 0; first < samples; first += block)
        {
            int rows = Math.Min(block, samples - first);
            levels[0].CopyFrom(input.Slice(first * size, rows * size), 0, rows);
            Propagation.Up(network, levels, rows, top, threads);
            machine.HiddenInputs(new Conditional(rows, levels[top + 1]), levels[top]);
            for (int row = 0; row < rows; row++)
                JointLabels.Probabilities(machine, levels[top + 1][row], OutputOf(output, machine, first + row));
        }
        return output;
    }

    private static Span<float> OutputOf(float[] output, Machine machine, int sample)
        => output.AsSpan(sample * machine.Definition.Labels, machine.Definition.Labels);

    private static GibbsChains Start<TNetwork>(TNetwork network, int count, GenerateOptions options)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        int top = TNetwork.Rbms.Length - 1;
        RbmDefinition machine = TNetwork.Rbms[top];
        if (options.Label is not null)
            BeliefCheck.JointMachine(machine);
        GibbsChains chains = new(machine, count);
        if (options.Start is { } start)
            StartAt(network, start, chains.Visible);
        else
            chains.StartAtBiases(Belief.Machine.Of(network, top, Environment.ProcessorCount), options.Seed);
        for (int row = 0; row < count && options.Label is { } label; row++)
            OneHot.Set(chains.Labels![row], label, nameof(options), (float)options.Guidance);
        return chains;
    }

    private static void StartAt<TNetwork>(TNetwork network, float[] start, UnitRows visible)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        int samples = BeliefCheck.Samples<TNetwork>(start, "Start"), top = TNetwork.Rbms.Length - 1;
        if (samples != visible.Rows)
            throw new ArgumentException($"Start has {samples} samples, but {visible.Rows} are to be generated.");
        if (top == 0)
        {
            visible.CopyFrom(start, 0, samples);
            return;
        }
        float[] features = new float[ArraySize.Of(samples, visible.Units, "samples")];
        Propagation.Up(network, start, top, features, Environment.ProcessorCount);
        visible.CopyFrom(features, 0, samples);
    }
}
