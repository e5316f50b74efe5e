using System.Diagnostics;

namespace StaticNet.Training;

/// <summary>One call of a trainer's <c>Fit</c>.</summary>
internal sealed class FitRun<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer;
    private readonly ITrainingSource _source;
    private readonly TrainingOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly TrainingStep<TNetwork> _step;
    private readonly TrainingContext _context;
    private readonly TrainingObservers _observers;
    private readonly CheckpointFile<TNetwork>? _checkpoint;
    private FitState _state = new(NoLosses());
    private long _epochStart;

    public FitRun(
        Trainer<TNetwork> trainer, ITrainingSource source, TrainingOptions options, CancellationToken cancellation)
    {
        (_trainer, _source, _options, _cancellation) = (trainer, source, options, cancellation);
        LearningRateSchedule? schedule =
            ScheduleCheck.Resolve(options, new RunLength(options.Epochs, source.StepsPerEpoch));
        _step = new TrainingStep<TNetwork>(trainer, source, options, schedule);
        _state.InitialRate = trainer.Optimizer.LearningRate;
        _context = new TrainingContext(trainer.Optimizer, trainer.Threads, NoLosses())
        {
            Epochs = options.Epochs,
            StepsPerEpoch = source.StepsPerEpoch,
        };
        _observers = new TrainingObservers(_context, options);
        if (options.CheckpointPath is { } path)
            _checkpoint = new CheckpointFile<TNetwork>(path, trainer, source, options);
    }

    public History Run()
    {
        Prepare();
        UpdateContext();
        _observers.Start();
        try
        {
            while (_state.Epoch < _options.Epochs && !IsOver && !_context.Stop)
                RunEpoch();
        }
        catch (OperationCanceledException) when (_options.CheckpointOnCancel && ParametersAreFinite())
        {
            SaveCheckpoint();
            throw;
        }
        if (_options.EarlyStopping is { RestoreBest: true } && _state.BestParameters is { } best)
        {
            best.CopyTo(_trainer.Network.Parameters);
            _state.BestBuffers.CopyTo(_trainer.Network.Buffers);
        }
        var history = new History(
            _state.Results,
            _state.Updates,
            _state.BestEpoch == 0 ? null : _state.BestEpoch,
            StoppedEarly: IsOver || _context.Stop)
        {
            Threads = _context.Threads,
        };
        _observers.End(history);
        return history;
    }

    private bool IsOver => EarlyStoppingWatch.IsOver(_options.EarlyStopping, _state);

    // All that can be known to fail fails here, where nothing has been changed yet.
    private void Prepare()
    {
        bool isResumed = _options.Resume && _checkpoint!.Exists;
        _trainer.Optimizer.RequireLength(_trainer.Network.Parameters.Length);
        if (!isResumed)
            _trainer.Optimizer.RequireNetwork(_trainer.Network);
        _checkpoint?.RequireWritable();
        _source.Rehearse();
        if (isResumed)
        {
            _state = _checkpoint!.Load();
            _source.Workspace.DropoutStep = _state.DropoutStep;
        }
        _state.Scheduled = _options is not { Schedule: null, RunSchedule: null };
        if (_options.EarlyStopping is { } stopping)
            _state.Watched = EarlyStoppingWatch.Resolve(stopping, _source.HasValidation);
        _trainer.Optimizer.Belong(_trainer.Network);
    }

    private void RunEpoch()
    {
        _epochStart = Stopwatch.GetTimestamp();
        _source.BeginEpoch(_state.Epoch, _state.Step);
        UpdateContext();
        _observers.EpochStart();
        while (_state.Step < _context.StepsPerEpoch)
        {
            _cancellation.ThrowIfCancellationRequested();
            RunStep();
            _observers.StepEnd();
            _trainer.BetweenSteps.Serve();
            if (_context.Stop && _state.Step < _context.StepsPerEpoch)
            {
                RequireFinite();
                SaveCheckpoint();
                return;
            }
            if (_options.CheckpointSteps is { } interval && _state.Step % interval == 0)
                SaveCheckpoint();
        }
        FinishEpoch();
    }

    private void RunStep()
    {
        bool updated = _step.Run(_state.Step, _state.Updates, out float loss);
        if (!float.IsFinite(loss) && !_step.IsEmpty)
            throw Diverged("loss", loss);
        if (!updated)
            throw Diverged("norm of the gradients", _step.GradientNorm!.Value);
        _state.Step++;
        _state.Updates++;
        _state.Losses.Add(loss, _source.Workspace);
        (_context.BatchLoss, _context.GradientNorm) = (loss, _step.GradientNorm);
        UpdateContext();
    }

    private void FinishEpoch()
    {
        RequireFinite();
        Measures? training = _source.EvaluateTraining(_cancellation);
        Measures? validation = _source.EvaluateValidation(_cancellation);
        var result = new EpochResult(
            _state.Epoch + 1,
            _state.Losses.SoFar,
            training?.Accuracy,
            validation?.Loss,
            validation?.Accuracy,
            _trainer.Optimizer.LearningRate,
            _state.Seconds + Stopwatch.GetElapsedTime(_epochStart).TotalSeconds)
        {
            Outputs = Measures.PerOutput(_state.Losses.SoFarPerOutput, training, validation),
        };
        _state.NextEpoch(result);
        _epochStart = Stopwatch.GetTimestamp();
        if (_options.EarlyStopping is { } stopping)
            EarlyStoppingWatch.Observe(stopping, _state, _trainer.Network.Parameters, _trainer.Network.Buffers);
        _observers.EpochEnd(result);
        SaveCheckpoint();
    }

    private void SaveCheckpoint()
    {
        if (_checkpoint is null)
            return;
        RequireFinite();
        _state.Seconds += Stopwatch.GetElapsedTime(_epochStart).TotalSeconds;
        _epochStart = Stopwatch.GetTimestamp();
        _state.DropoutStep = _source.Workspace.DropoutStep;
        _checkpoint.Save(_state);
    }

    private void UpdateContext()
    {
        _context.Epoch = Math.Min(_state.Epoch + 1, _options.Epochs);
        _context.Step = _state.Step;
        _context.Updates = _state.Updates;
        _state.Losses.CopyTo(_context.Losses);
    }

    private static LossSums NoLosses() => new(Ports<TNetwork>.Losses);

    private bool ParametersAreFinite() => double.IsFinite(LargestParameter());

    // Gradients that are not finite while the loss is are only seen here, or in the next step's loss.
    private void RequireFinite()
    {
        if (!ParametersAreFinite())
            throw Diverged("largest parameter", LargestParameter(), stepOffset: 0);
    }

    private double LargestParameter() => GradientClipping.Norm(_trainer.Network.Parameters, GradientNorm.Maximum);

    private TrainingDivergedException Diverged(string what, double value, int stepOffset = 1) => new(
        what, _state.Epoch + 1, _state.Step + stepOffset, value,
        _checkpoint is { Exists: true } file ? file.Path : null);
}
