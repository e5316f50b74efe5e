using StaticNet.Belief;

namespace StaticNet;

/// <summary>
/// Trains one machine of a deep belief network, update by update, for your own training loops; <see
/// cref="DeepBelief.Pretrain{TNetwork}(TNetwork, Dataset, PretrainOptions?, CancellationToken)"/> trains all of them.
/// It keeps momentum and chains between updates; use one for each machine. An update allocates nothing.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
public sealed class RbmTrainer<TNetwork>
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly int _machine;
    private readonly int _threads;
    private readonly MachineLearner _learner;

    /// <summary>Creates a trainer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="machine">The index of the machine, from 0 at the input.</param>
    /// <param name="options">The options; null for the defaults. The number of epochs is ignored.</param>
    /// <param name="batchSize">The maximum number of samples per update.</param>
    /// <param name="seed">The seed of all random choices.</param>
    /// <param name="threads">The maximum number of threads; results are bit-for-bit the same for any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such machine, or a number is less than 1.
    /// </exception>
    /// <exception cref="ArgumentException">The options do not suit the machine.</exception>
    public RbmTrainer(
        TNetwork network, int machine = 0, RbmOptions? options = null, int batchSize = 100, ulong seed = 0,
        int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        BeliefCheck.Index<TNetwork>(machine);
        (_network, _machine, _threads, BatchSize) = (network, machine, threads, batchSize);
        Options = options ?? new RbmOptions();
        PretrainCheck.Require(TNetwork.Rbms[machine], Options);
        PretrainOptions pretraining = new() { BatchSize = batchSize, Seed = seed, Threads = threads };
        _learner = new MachineLearner(TNetwork.Rbms[machine], machine, Options, pretraining);
    }

    /// <summary>The options.</summary>
    public RbmOptions Options { get; }

    /// <summary>The maximum number of samples per update.</summary>
    public int BatchSize { get; }

    /// <summary>The number of updates.</summary>
    public long Updates { get; private set; }

    /// <summary>
    /// Makes one update, with the final momentum and the learning rate of the options, unless others are given.
    /// </summary>
    /// <param name="visible">[samples x visible units]: the data, or the output of the machines below.</param>
    /// <param name="labels">[samples] classes of a joint machine; empty if it models no labels.</param>
    /// <param name="learningRate">The learning rate of this update.</param>
    /// <param name="momentum">The momentum of this update.</param>
    /// <exception cref="ArgumentException">
    /// A length does not fit, there are more samples than <see cref="BatchSize"/>, or a label is out of range.
    /// </exception>
    public void Step(
        ReadOnlySpan<float> visible, ReadOnlySpan<int> labels = default, double? learningRate = null,
        double? momentum = null)
    {
        Phase phase = _learner.Phase;
        (int samples, int rest) = Math.DivRem(visible.Length, phase.Visible.Units);
        if (rest != 0 || samples == 0 || samples > BatchSize)
        {
            throw new ArgumentException(
                $"visible has {visible.Length} floats, but an update takes 1 to {BatchSize} samples of "
                + $"{phase.Visible.Units}.", nameof(visible));
        }
        if (labels.Length != (phase.Labels is null ? 0 : samples))
        {
            throw new ArgumentException(
                $"labels has {labels.Length} classes, but {samples} samples of {TNetwork.Rbms[_machine].Name} have "
                + $"{(phase.Labels is null ? 0 : samples)}.", nameof(labels));
        }
        for (int row = 0; row < labels.Length; row++)
            OneHot.Set(phase.Labels![row], labels[row], nameof(labels));
        phase.Visible.CopyFrom(visible, 0, samples);
        _learner.Step(
            Machine.Of(_network, _machine, _threads).Tied(), samples, Updates++,
            (float)(learningRate ?? Options.LearningRate), (float)(momentum ?? Options.FinalMomentum));
    }
}
