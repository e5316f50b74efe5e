namespace StaticNet.Belief;

/// <summary>
/// One call of <see cref="DeepBelief.Pretrain{TNetwork}(TNetwork, Dataset, PretrainOptions?, CancellationToken)"/>.
/// </summary>
internal sealed class PretrainRun<TNetwork> : LearningRun<TNetwork>
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    private readonly PretrainOptions _options;
    private readonly PretrainCheckpoint<TNetwork>? _checkpoint;
    private MachineLearner? _learner;
    private MachineData? _data;
    private MachineData? _validation;
    private float _rate;

    public PretrainRun(TNetwork network, Dataset data, PretrainOptions options, CancellationToken cancellation)
        : base(network, data, options, cancellation)
    {
        _options = options;
        if (options.CheckpointPath is { } path)
            _checkpoint = new PretrainCheckpoint<TNetwork>(path, network, options, data.Count);
    }

    protected override string Learner => Definition.Name;

    protected override int Learners => TNetwork.Rbms.Length;

    protected override int Epochs => _learner!.Learning.Epochs;

    protected override BeliefCheckpoint<TNetwork>? Checkpoint => _checkpoint;

    protected override void Load() => State = _checkpoint!.Load(NewLearner, out _learner);

    protected override void Save()
    {
        if (_learner is not null)
            _checkpoint?.Save(State, _learner);
    }

    protected override void Learn()
    {
        while (State.Machine < TNetwork.Rbms.Length)
            RunMachine();
    }

    protected override void Shuffle(ReadOnlySpan<int> samples, Span<int> order)
        => _learner!.Shuffle(samples, order, State.Epoch);

    protected override void Step(ReadOnlySpan<int> batch)
    {
        _rate = _learner!.RateOf(State.Updates, (long)StepsPerEpoch * Epochs);
        _learner.Step(Current, _data!, batch, State.Updates, _rate, State.Epoch);
    }

    protected override PretrainEpoch Finish(double seconds)
    {
        double error = Monitoring.ReconstructionError(Current, _data!);
        RequireFinite(error, $"reconstruction error of {Definition.Name}");
        double? gap = Monitoring.FreeEnergyGap(Current, _data!, _validation);
        return new PretrainEpoch(Definition.Name, State.Epoch + 1, error, gap, _rate, seconds);
    }

    private RbmDefinition Definition => TNetwork.Rbms[State.Machine];

    // While it learns, one weight serves both directions.
    private Machine Current => Machine.Of(Network, State.Machine, _options.Threads).Tied();

    private MachineLearner NewLearner(int index)
    {
        RbmDefinition machine = TNetwork.Rbms[index];
        return new MachineLearner(machine, index, PretrainCheck.OptionsOf(machine, _options), _options);
    }

    private void RunMachine()
    {
        _data = DataOf(Data);
        _validation = _options.Validation is { } held ? DataOf(held) : null;
        _learner ??= NewLearner(State.Machine);
        while (State.Epoch < Epochs)
            RunEpoch();
        Machine machine = Machine.Of(Network, State.Machine, threads: 1);
        if (machine.HasGenerativeWeight)
            machine.Weight.CopyTo(machine.GenerativeWeight);
        _learner = null;
        State.NextMachine();
    }

    private MachineData DataOf(Dataset data)
    {
        if (State.Machine == 0)
            return new MachineData(data, null, Definition.Visible);
        float[] features = new float[ArraySize.Of(data.Count, Definition.Visible, "samples")];
        Propagation.Up(Network, data.Inputs, State.Machine, features, _options.Threads, Cancellation);
        return new MachineData(data, features, Definition.Visible);
    }
}
