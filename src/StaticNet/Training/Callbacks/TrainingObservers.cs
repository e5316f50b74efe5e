using System.Diagnostics;

namespace StaticNet.Training;

/// <summary>Tells callbacks and the receiver of progress what happens.</summary>
internal sealed class TrainingObservers
{
    private readonly TrainingContext _context;
    private readonly TrainingCallback[] _callbacks;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly TimeSpan _interval;
    private long _lastReport;

    public TrainingObservers(TrainingContext context, TrainingOptions options)
    {
        (_context, _progress, _interval) = (context, options.Progress, options.ProgressInterval);
        _callbacks = [.. options.Callbacks];
    }

    public void Start()
    {
        foreach (TrainingCallback callback in _callbacks)
            callback.OnStart(_context);
    }

    public void EpochStart()
    {
        foreach (TrainingCallback callback in _callbacks)
            callback.OnEpochStart(_context);
        Report();
    }

    public void StepEnd()
    {
        foreach (TrainingCallback callback in _callbacks)
            callback.OnStepEnd(_context);
        if (_progress is not null && Stopwatch.GetElapsedTime(_lastReport) >= _interval)
            Report();
    }

    public void EpochEnd(EpochResult result)
    {
        foreach (TrainingCallback callback in _callbacks)
            callback.OnEpochEnd(_context, result);
        Report(result);
    }

    public void End(History history)
    {
        foreach (TrainingCallback callback in _callbacks)
            callback.OnEnd(_context, history);
    }

    private void Report(EpochResult? result = null)
    {
        if (_progress is null)
            return;
        _lastReport = Stopwatch.GetTimestamp();
        _progress.Report(new TrainingProgress(
            _context.Epoch, _context.Epochs, _context.Step, _context.StepsPerEpoch, _context.Loss,
            _context.Optimizer.LearningRate, result)
        {
            OutputLosses = _context.OutputLosses,
        });
    }
}
