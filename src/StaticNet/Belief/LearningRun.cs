using System.Diagnostics;
using StaticNet.Training;

namespace StaticNet.Belief;

/// <summary>
/// What all ways in which a deep belief network learns have alike: epochs of steps, which are reported, and checkpoints.
/// </summary>
internal abstract class LearningRun<TNetwork>
    where TNetwork : class, IDeepBeliefNetwork<TNetwork>
{
    private readonly BeliefLearningOptions _options;
    private readonly int[] _samples;
    private readonly int[] _order;
    private long _lastReport;
    private long _epochStart = Stopwatch.GetTimestamp();

    protected LearningRun(
        TNetwork network, Dataset data, BeliefLearningOptions options, CancellationToken cancellation)
    {
        (Network, Data, _options, Cancellation) = (network, data, options, cancellation);
        _samples = SampleOrder.All(data.Count);
        _order = [.. _samples];
    }

    protected TNetwork Network { get; }

    protected Dataset Data { get; }

    protected CancellationToken Cancellation { get; }

    /// <summary>How far it is.</summary>
    protected PretrainState State { get; set; } = new();

    /// <summary>The number of steps per epoch.</summary>
    protected int StepsPerEpoch => (Data.Count + _options.BatchSize - 1) / _options.BatchSize;

    /// <summary>What learns, in words.</summary>
    protected abstract string Learner { get; }

    /// <summary>How many learn one after another.</summary>
    protected abstract int Learners { get; }

    /// <summary>How many epochs there are.</summary>
    protected abstract int Epochs { get; }

    /// <summary>The checkpoint, where there is to be one.</summary>
    protected abstract BeliefCheckpoint<TNetwork>? Checkpoint { get; }

    /// <summary>Runs all, or what a checkpoint has left of it.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; the checkpoint is written.</exception>
    public PretrainHistory Run()
    {
        Checkpoint?.RequireWritable();
        if (_options.Resume && Checkpoint is { Exists: true })
            Load();
        try
        {
            Learn();
        }
        catch (OperationCanceledException)
        {
            SaveCheckpoint();
            throw;
        }
        return new PretrainHistory([.. State.Results], State.AllUpdates);
    }

    /// <summary>Runs what is left of an epoch.</summary>
    protected void RunEpoch()
    {
        _epochStart = Stopwatch.GetTimestamp();
        Shuffle(_samples, _order);
        Report();
        while (State.Step < StepsPerEpoch)
        {
            Cancellation.ThrowIfCancellationRequested();
            int start = State.Step * _options.BatchSize;
            Step(_order.AsSpan(start, Math.Min(_options.BatchSize, Data.Count - start)));
            State.NextStep();
            if (Stopwatch.GetElapsedTime(_lastReport) >= _options.ProgressInterval)
                Report();
        }
        PretrainEpoch result = Finish(State.Seconds + Stopwatch.GetElapsedTime(_epochStart).TotalSeconds);
        Report(result);
        State.NextEpoch(result);
        _epochStart = Stopwatch.GetTimestamp();
        SaveCheckpoint();
    }

    /// <summary>Takes over what the checkpoint has.</summary>
    protected abstract void Load();

    /// <summary>Writes the checkpoint, where there is to be one and something learns.</summary>
    protected abstract void Save();

    /// <summary>Runs all epochs that are left.</summary>
    protected abstract void Learn();

    /// <summary>The order of the epoch's samples.</summary>
    protected abstract void Shuffle(ReadOnlySpan<int> samples, Span<int> order);

    /// <summary>One update.</summary>
    protected abstract void Step(ReadOnlySpan<int> batch);

    /// <summary>The results of an epoch.</summary>
    protected abstract PretrainEpoch Finish(double seconds);

    /// <summary>Ends a run whose error is no number any more.</summary>
    /// <exception cref="TrainingDivergedException">It is none.</exception>
    protected void RequireFinite(double error, string of)
    {
        if (double.IsFinite(error))
            return;
        throw new TrainingDivergedException(
            of, State.Epoch + 1, State.Step, error, Checkpoint is { Exists: true } file ? file.Path : null);
    }

    private void SaveCheckpoint()
    {
        State.Seconds += State.Step > 0 ? Stopwatch.GetElapsedTime(_epochStart).TotalSeconds : 0;
        Save();
    }

    private void Report(PretrainEpoch? result = null)
    {
        if (_options.Progress is null)
            return;
        _lastReport = Stopwatch.GetTimestamp();
        _options.Progress.Report(new PretrainProgress(
            Learner, State.Machine + 1, Learners, State.Epoch + 1, Epochs, State.Step, StepsPerEpoch, result));
    }
}
