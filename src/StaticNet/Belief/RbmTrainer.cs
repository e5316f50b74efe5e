using StaticNet.Belief;

namespace StaticNet;

/// <summary>
/// Trains one machine of a deep belief network, update by update, for training loops of your own;
/// <see cref="DeepBelief.Pretrain{TNetwork}(TNetwork, Dataset, PretrainOptions?, CancellationToken)"/> does it for all
/// of them. It keeps momentum and chains between updates; use one for each machine. An update allocates nothing.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
public sealed class RbmTrainer<TNetwork>
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly int _machine;
    private readonly int _threads;
    private readonly MachineLearner _learner;

    /// <summary>Prepares updates.</summary>
    /// <param name="network">The network.</param>
    /// <param name="machine">The number of the machine, from 0 at the input.</param>
    /// <param name="options">How it learns; null for the defaults. Epochs mean nothing here.</param>
    /// <param name="batchSize">The most samples of one update.</param>
    /// <param name="seed">The seed of all that is drawn.</param>
    /// <param name="threads">How many threads may work; the results are the same bits for any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such machine, or a number is less than 1.
    /// </exception>
    /// <exception cref="ArgumentException">The machine cannot learn as the options say.</exception>
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

    /// <summary>How the machine learns.</summary>
    public RbmOptions Options { get; }

    /// <summary>The most samples of one update.</summary>
    public int BatchSize { get; }

    /// <summary>How many updates there were.</summary>
    public long Updates { get; private set; }

    /// <summary>One update, with the final momentum and, unless another is given, the options' learning rate.</summary>
    /// <param name="visible">
    /// [samples x visible units]: of the data, or of what the machines below make of them.
    /// </param>
    /// <param name="labels">[samples] classes of a joint machine; nothing where it models none.</param>
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
