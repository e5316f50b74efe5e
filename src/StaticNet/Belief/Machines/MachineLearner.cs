using StaticNet.Kernels;
using StaticNet.Training;

namespace StaticNet.Belief;

/// <summary>
/// The updates of one machine, of which the random numbers are a function of the seed and the update alone.
/// </summary>
internal sealed class MachineLearner
{
    private readonly int _threads;
    private readonly ulong _seed;
    private readonly Phase _phase;
    private readonly MachineUpdate _update;
    private readonly bool _drawsInputs;

    public MachineLearner(RbmDefinition machine, int index, RbmOptions learning, PretrainOptions options)
    {
        (Learning, _threads) = (learning, options.Threads);
        _seed = CounterRandom.Combine(options.Seed, (ulong)index + 1);
        int chains = learning.ChainCount ?? options.BatchSize;
        ulong start = CounterRandom.Combine(_seed, 1);
        Negative = learning.Chains switch
        {
            ChainKind.Contrastive => new ContrastivePhase(machine, learning, options.BatchSize),
            ChainKind.Persistent => new PersistentPhase(machine, learning, chains, start),
            _ => new TemperedPhase(machine, learning, chains, start),
        };
        _phase = new Phase(machine, options.BatchSize, Negative.MostRows);
        _update = new MachineUpdate(machine, learning);
        _drawsInputs = options.SampleInputs && index == 0 && machine.VisibleUnits == VisibleUnits.Bernoulli;
    }

    public RbmOptions Learning { get; }

    public INegativePhase Negative { get; }

    public UpdateState State => _update.State;

    /// <summary>The order in which an epoch takes the samples.</summary>
    public void Shuffle(ReadOnlySpan<int> samples, Span<int> order, int epoch)
        => SampleOrder.Shuffle(samples, order, _seed, epoch);

    /// <summary>The learning rate of an update.</summary>
    public float RateOf(long update, long updates)
    {
        double last = Learning.FinalLearningRate ?? Learning.LearningRate;
        double part = updates > 1 ? (double)update / (updates - 1) : 0;
        return (float)(Learning.LearningRate + (last - Learning.LearningRate) * part);
    }

    /// <summary>The rows that the next update learns from.</summary>
    public Phase Phase => _phase;

    /// <summary>One update, from samples of the data.</summary>
    public void Step(Machine machine, MachineData data, ReadOnlySpan<int> samples, long update, float rate, int epoch)
    {
        data.Read(samples, _phase.Visible, _phase.Labels);
        double momentum = epoch < Learning.MomentumEpochs ? Learning.InitialMomentum : Learning.FinalMomentum;
        Step(machine, samples.Length, update, rate, (float)momentum);
    }

    /// <summary>One update, from what stands in the first rows of the phase.</summary>
    public void Step(Machine machine, int rows, long update, float rate, float momentum)
    {
        ulong key = CounterRandom.Combine(CounterRandom.Combine(_seed, 2), (ulong)update);
        _phase.DataRows = rows;
        if (_drawsInputs)
            MachineData.Draw(_phase.Visible, rows, CounterRandom.Combine(key, 1));
        machine.Hidden(
            new Conditional(rows, _phase.Hidden)
            {
                Samples = _phase.Drawn,
                Key = CounterRandom.Combine(key, 2),
            },
            _phase.Visible, _phase.Labels);
        Negative.Run(machine, _phase, CounterRandom.Combine(key, 3));
        _update.Apply(machine, _phase, rate, momentum, _threads);
    }
}
