using StaticNet.Belief;
using StaticNet.Kernels;

namespace StaticNet;

/// <summary>
/// One restricted Boltzmann machine of a deep belief network: the energy <c>E(v, h) = -v W^T h - a v - b h</c> over
/// visible units v and hidden units h (Gaussian units have <c>(v - a)^2 / 2</c> in place of <c>-a v</c>), in which the
/// units of one side are independent given the other. It reads the network's current parameters.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
public readonly struct RestrictedBoltzmannMachine<TNetwork>
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly int _index;

    internal RestrictedBoltzmannMachine(TNetwork network, int index) => (_network, _index) = (network, index);

    /// <summary>Its units, and the positions of its tensors.</summary>
    public RbmDefinition Definition => TNetwork.Rbms[_index];

    /// <summary>
    /// Computes the means of the hidden units given the visible ones, such as <c>sigmoid(v W^T + b)</c>.
    /// </summary>
    /// <param name="visible">[samples x visible units].</param>
    /// <param name="labels">[samples] classes of a joint machine; if empty, all label units are off.</param>
    /// <returns>[samples x hidden units].</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a label is out of range.</exception>
    public float[] HiddenMeans(ReadOnlySpan<float> visible, ReadOnlySpan<int> labels = default)
        => Hidden(visible, labels, null);

    /// <summary>Samples hidden units given the visible ones.</summary>
    /// <param name="visible">[samples x visible units].</param>
    /// <param name="seed">The same seed gives the same units.</param>
    /// <param name="labels">[samples] classes of a joint machine; if empty, all label units are off.</param>
    /// <returns>[samples x hidden units].</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a label is out of range.</exception>
    public float[] SampleHidden(ReadOnlySpan<float> visible, ulong seed, ReadOnlySpan<int> labels = default)
        => Hidden(visible, labels, seed);

    /// <summary>Computes the means of the visible units given the hidden ones.</summary>
    /// <param name="hidden">[samples x hidden units].</param>
    /// <returns>[samples x visible units].</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public float[] VisibleMeans(ReadOnlySpan<float> hidden) => Visible(hidden, null);

    /// <summary>Samples visible units given the hidden ones.</summary>
    /// <param name="hidden">[samples x hidden units].</param>
    /// <param name="seed">The same seed gives the same units.</param>
    /// <returns>[samples x visible units].</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public float[] SampleVisible(ReadOnlySpan<float> hidden, ulong seed) => Visible(hidden, seed);

    /// <summary>
    /// Gibbs sampling: hidden units given the visible ones, then visible units given those, and so on. Labels of a
    /// joint machine are sampled with the visible units.
    /// </summary>
    /// <param name="visible">[samples x visible units], the start of the chains.</param>
    /// <param name="steps">The number of times to sample each side, at least 1.</param>
    /// <param name="seed">The same seed gives the same units.</param>
    /// <returns>[samples x visible units].</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public float[] Gibbs(ReadOnlySpan<float> visible, int steps, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        int samples = Samples(visible, Definition.Visible, nameof(visible));
        float[] output = new float[visible.Length];
        GibbsChains chains = new(Definition, samples);
        chains.Visible.CopyFrom(visible, 0, samples);
        for (int step = 0; step < steps; step++)
            chains.Step(Machine, CounterRandom.Combine(seed, (ulong)step), clamped: false);
        chains.Visible.CopyTo(output, 0, samples);
        return output;
    }

    /// <summary>
    /// The free energy <c>F(v) = -log of the sum over h of e^-E(v, h)</c>, by which <c>p(v) = e^-F(v) / Z</c>.
    /// </summary>
    /// <param name="visible">[samples x visible units].</param>
    /// <param name="labels">[samples] classes of a joint machine; if empty, all label units are off.</param>
    /// <returns>[samples], in nats.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a label is out of range.</exception>
    public double[] FreeEnergy(ReadOnlySpan<float> visible, ReadOnlySpan<int> labels = default)
    {
        int samples = Samples(visible, Definition.Visible, nameof(visible));
        double[] energies = new double[samples];
        UnitRows rows = new(samples, Definition.Visible), inputs = new(samples, Definition.Hidden);
        rows.CopyFrom(visible, 0, samples);
        FreeEnergies.Compute(Machine, samples, rows, LabelRows(labels, samples), inputs, energies);
        return energies;
    }

    private Machine Machine => Belief.Machine.Of(_network, _index, Environment.ProcessorCount);

    private float[] Hidden(ReadOnlySpan<float> visible, ReadOnlySpan<int> labels, ulong? seed)
    {
        int samples = Samples(visible, Definition.Visible, nameof(visible));
        UnitRows rows = new(samples, Definition.Visible), means = new(samples, Definition.Hidden);
        UnitRows? drawn = seed is null ? null : new UnitRows(samples, Definition.Hidden);
        rows.CopyFrom(visible, 0, samples);
        Conditional given = new(samples, means) { Samples = drawn, Key = seed ?? 0 };
        Machine.Hidden(in given, rows, LabelRows(labels, samples));
        return Values(drawn ?? means, samples);
    }

    private float[] Visible(ReadOnlySpan<float> hidden, ulong? seed)
    {
        int samples = Samples(hidden, Definition.Hidden, nameof(hidden));
        UnitRows rows = new(samples, Definition.Hidden), means = new(samples, Definition.Visible);
        UnitRows? drawn = seed is null ? null : new UnitRows(samples, Definition.Visible);
        rows.CopyFrom(hidden, 0, samples);
        Conditional given = new(samples, means) { Samples = drawn, Key = seed ?? 0 };
        Machine.Visible(in given, rows);
        return Values(drawn ?? means, samples);
    }

    private UnitRows? LabelRows(ReadOnlySpan<int> labels, int samples)
    {
        if (labels.IsEmpty)
            return null;
        if (labels.Length != samples)
            throw new ArgumentException($"labels has {labels.Length} classes, but there are {samples} samples.");
        BeliefCheck.JointMachine(Definition);
        UnitRows rows = new(samples, Definition.Labels);
        for (int row = 0; row < samples; row++)
            OneHot.Set(rows[row], labels[row], nameof(labels));
        return rows;
    }

    private static float[] Values(UnitRows rows, int samples)
    {
        float[] values = ShapeGuard.NewOutput(samples, rows.Units);
        rows.CopyTo(values, 0, samples);
        return values;
    }

    private static int Samples(ReadOnlySpan<float> values, int size, string name)
    {
        (int samples, int rest) = Math.DivRem(values.Length, size);
        return rest == 0
            ? samples
            : throw new ArgumentException(
                $"{name} has {values.Length} floats, which is not a whole number of samples of {size}.", name);
    }
}
