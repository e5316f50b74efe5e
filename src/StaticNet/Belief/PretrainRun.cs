using System.Diagnostics;
using StaticNet.Training;

namespace StaticNet.Belief;

/// <summary>
/// One call of <see cref="DeepBelief.Pretrain{TNetwork}(TNetwork, Dataset, PretrainOptions?, CancellationToken)"/>.
/// </summary>
internal sealed class PretrainRun<TNetwork>
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly Dataset _data;
    private readonly PretrainOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly PretrainCheckpoint<TNetwork>? _checkpoint;
    private readonly int[] _samples;
    private readonly int[] _order;
    private PretrainState _state = new();
    private MachineLearner? _learner;
    private long _lastReport;
    private long _epochStart;

    public PretrainRun(TNetwork network, Dataset data, PretrainOptions options, CancellationToken cancellation)
    {
        (_network, _data, _options, _cancellation) = (network, data, options, cancellation);
        _samples = SampleOrder.All(data.Count);
        _order = [.. _samples];
        if (options.CheckpointPath is { } path)
            _checkpoint = new PretrainCheckpoint<TNetwork>(path, network, options, data.Count);
    }

    public PretrainHistory Run()
    {
        _checkpoint?.RequireWritable();
        if (_options.Resume && _checkpoint is { Exists: true })
            _state = _checkpoint.Load(NewLearner, out _learner);
        try
        {
            while (_state.Machine < TNetwork.Rbms.Length)
                RunMachine();
        }
        catch (OperationCanceledException) when (_checkpoint is not null && _learner is not null)
        {
            SaveCheckpoint();
            throw;
        }
        return new PretrainHistory([.. _state.Results], _state.AllUpdates);
    }

    private int StepsPerEpoch => (_data.Count + _options.BatchSize - 1) / _options.BatchSize;

    private RbmDefinition Definition => TNetwork.Rbms[_state.Machine];

    // While it learns, one weight serves both directions.
    private Machine Current => Machine.Of(_network, _state.Machine, _options.Threads).Tied();

    private MachineLearner NewLearner(int index)
    {
        RbmDefinition machine = TNetwork.Rbms[index];
        return new MachineLearner(machine, index, PretrainCheck.OptionsOf(machine, _options), _options);
    }

    private void RunMachine()
    {
        MachineData data = DataOf(_data);
        MachineData? validation = _options.Validation is { } held ? DataOf(held) : null;
        _learner ??= NewLearner(_state.Machine);
        while (_state.Epoch < _learner.Learning.Epochs)
            RunEpoch(data, validation);
        Machine machine = Machine.Of(_network, _state.Machine, threads: 1);
        if (machine.HasGenerativeWeight)
            machine.Weight.CopyTo(machine.GenerativeWeight);
        _learner = null;
        _state.NextMachine();
    }

    private MachineData DataOf(Dataset data)
    {
        if (_state.Machine == 0)
            return new MachineData(data, null, Definition.Visible);
        float[] features = new float[ArraySize.Of(data.Count, Definition.Visible, "samples")];
        Propagation.Up(_network, data.Inputs, _state.Machine, features, _options.Threads, _cancellation);
        return new MachineData(data, features, Definition.Visible);
    }

    private void RunEpoch(MachineData data, MachineData? validation)
    {
        _epochStart = Stopwatch.GetTimestamp();
        _learner!.Shuffle(_samples, _order, _state.Epoch);
        Report();
        long updates = (long)StepsPerEpoch * _learner.Learning.Epochs;
        float rate = 0;
        while (_state.Step < StepsPerEpoch)
        {
            _cancellation.ThrowIfCancellationRequested();
            int start = _state.Step * _options.BatchSize;
            Span<int> batch = _order.AsSpan(start, Math.Min(_options.BatchSize, _data.Count - start));
            rate = _learner.RateOf(_state.Updates, updates);
            _learner.Step(Current, data, batch, _state.Updates, rate, _state.Epoch);
            _state.NextStep();
            if (Stopwatch.GetElapsedTime(_lastReport) >= _options.ProgressInterval)
                Report();
        }
        FinishEpoch(data, validation, rate);
    }

    private void FinishEpoch(MachineData data, MachineData? validation, float rate)
    {
        double error = Monitoring.ReconstructionError(Current, data);
        if (!double.IsFinite(error))
        {
            throw new TrainingDivergedException(
                $"reconstruction error of {Definition.Name}", _state.Epoch + 1, _state.Step, error,
                _checkpoint is { Exists: true } file ? file.Path : null);
        }
        double? gap = Monitoring.FreeEnergyGap(Current, data, validation);
        double seconds = _state.Seconds + Stopwatch.GetElapsedTime(_epochStart).TotalSeconds;
        PretrainEpoch result = new(Definition.Name, _state.Epoch + 1, error, gap, rate, seconds);
        Report(result);
        _state.NextEpoch(result);
        _epochStart = Stopwatch.GetTimestamp();
        SaveCheckpoint();
    }

    private void SaveCheckpoint()
    {
        if (_checkpoint is null)
            return;
        _state.Seconds += _state.Step > 0 ? Stopwatch.GetElapsedTime(_epochStart).TotalSeconds : 0;
        _checkpoint.Save(_state, _learner!);
    }

    private void Report(PretrainEpoch? result = null)
    {
        if (_options.Progress is null)
            return;
        _lastReport = Stopwatch.GetTimestamp();
        _options.Progress.Report(new PretrainProgress(
            Definition.Name, _state.Machine + 1, TNetwork.Rbms.Length, _state.Epoch + 1, _learner!.Learning.Epochs,
            _state.Step, StepsPerEpoch, result));
    }
}
