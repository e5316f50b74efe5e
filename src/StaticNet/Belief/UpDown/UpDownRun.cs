using StaticNet.Kernels;
using StaticNet.Training;

namespace StaticNet.Belief;

/// <summary>
/// The contrastive wake-sleep algorithm. Wake: hidden units are drawn upwards, and the weights for generating learn to
/// produce each level from the one above. The top machine learns by contrastive divergence. Sleep: from where its chain
/// ended units are drawn downwards, and the weights for recognising learn to find each level from the one below.
/// Source: Hinton, Osindero and Teh, Neural Computation 18 (2006), appendix B.
/// </summary>
internal sealed class UpDownRun<TNetwork> : LearningRun<TNetwork>
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    private readonly UpDownOptions _options;
    private readonly UpDownCheckpoint<TNetwork>? _checkpoint;
    private readonly MachineData _data;
    private readonly UpDownLayer[] _layers;
    private readonly Phase _phase;
    private readonly ContrastivePhase _negative;
    private readonly MachineUpdate _update;
    private readonly UnitRows _input;
    private readonly UnitRows _dream;

    public UpDownRun(TNetwork network, Dataset data, UpDownOptions options, CancellationToken cancellation)
        : base(network, data, options, cancellation)
    {
        _options = options;
        if (options.CheckpointPath is { } path)
            _checkpoint = new UpDownCheckpoint<TNetwork>(path, network, options, data.Count);
        _data = new MachineData(data, null, TNetwork.Rbms[0].Visible);
        RbmDefinition top = TNetwork.Rbms[^1];
        RbmOptions learning = new() { GibbsSteps = options.GibbsSteps, SampleVisible = true, WeightDecay = 0 };
        _layers = [.. TNetwork.Rbms[..^1].Select(machine => new UpDownLayer(machine, options.BatchSize))];
        _negative = new ContrastivePhase(top, learning, options.BatchSize);
        _phase = new Phase(top, options.BatchSize, _negative.MostRows);
        _update = new MachineUpdate(top, learning);
        _input = new UnitRows(options.BatchSize, TNetwork.Rbms[0].Visible);
        _dream = new UnitRows(options.BatchSize, top.Visible);
    }

    protected override string Learner => "up-down";

    protected override int Learners => 1;

    protected override int Epochs => _options.Epochs;

    protected override BeliefCheckpoint<TNetwork>? Checkpoint => _checkpoint;

    protected override void Load() => State = _checkpoint!.Load();

    protected override void Save() => _checkpoint?.Save(State);

    protected override void Learn()
    {
        while (State.Epoch < Epochs)
            RunEpoch();
    }

    protected override void Shuffle(ReadOnlySpan<int> samples, Span<int> order)
        => SampleOrder.Shuffle(samples, order, _options.Seed, State.Epoch);

    protected override PretrainEpoch Finish(double seconds)
    {
        double error = Monitoring.ReconstructionError(MachineOf(0), _data);
        RequireFinite(error, "reconstruction error");
        return new PretrainEpoch(Learner, State.Epoch + 1, error, null, _options.LearningRate, seconds);
    }

    protected override void Step(ReadOnlySpan<int> samples)
    {
        ulong key = CounterRandom.Combine(CounterRandom.Combine(_options.Seed, 7), (ulong)State.Updates);
        int rows = samples.Length;
        _data.Read(samples, _input, _phase.Labels);
        UnitRows level = _input;
        for (int index = 0; index < _layers.Length; index++)
        {
            _layers[index].Wake(MachineOf(index), level, rows, CounterRandom.Combine(key, (ulong)index));
            level = _layers[index].Hidden;
        }
        LearnTop(level, rows, CounterRandom.Combine(key, 100));
        for (int index = _layers.Length - 1; index >= 0; index--)
        {
            UnitRows above = index == _layers.Length - 1 ? _dream : _layers[index + 1].Dream;
            _layers[index].Sleep(MachineOf(index), above, rows, CounterRandom.Combine(key, 200 + (ulong)index));
        }
        for (int index = 0; index < _layers.Length; index++)
        {
            UpDownLayer layer = _layers[index];
            UnitRows below = index == 0 ? _input : _layers[index - 1].Hidden;
            layer.Learn(MachineOf(index), below, rows, (float)_options.LearningRate, _options.Threads);
        }
    }

    // Keeps where the chain ended, from which the network dreams.
    private void LearnTop(UnitRows level, int rows, ulong key)
    {
        Machine machine = MachineOf(_layers.Length);
        _phase.DataRows = rows;
        for (int row = 0; row < rows; row++)
            level[row].CopyTo(_phase.Visible[row]);
        machine.Hidden(
            new Conditional(rows, _phase.Hidden) { Samples = _phase.Drawn, Key = CounterRandom.Combine(key, 1) },
            _phase.Visible, _phase.Labels);
        _negative.Run(machine, _phase, CounterRandom.Combine(key, 2));
        for (int row = 0; row < rows; row++)
            _phase.Visible[rows + row].CopyTo(_dream[row]);
        _update.Apply(machine, _phase, (float)_options.LearningRate, momentum: 0, _options.Threads);
    }

    private Machine MachineOf(int index) => Machine.Of(Network, index, _options.Threads);
}
