using System.Diagnostics;
using StaticNet;

namespace Shared;

/// <summary>Keeps what happens while a network is trained: the curves, and how long the steps alone take.</summary>
/// <param name="samples">The number of training samples.</param>
internal sealed class TrainingLog(int samples) : TrainingCallback
{
    // So many points of the loss curve for each epoch; each is the mean of the steps since the one before.
    private const int PointsPerEpoch = 50;

    private long _epochStart;
    private int _firstStep;
    private double _lossSum;
    private int _lossCount;

    /// <summary>The loss of the batches: how many epochs were done, and the mean since the point before.</summary>
    public List<(double Epoch, double Loss)> Losses { get; } = [];

    /// <summary>The epochs of the run, in the end with those before resuming.</summary>
    public IReadOnlyList<EpochResult> Epochs { get; private set; } = [];

    /// <summary>How long the last epoch's steps took so far, without the evaluations after it.</summary>
    public double Seconds { get; private set; }

    /// <summary>How many samples were trained with in each second of the last epoch.</summary>
    public double SamplesPerSecond { get; private set; }

    public override void OnEpochStart(TrainingContext context)
    {
        _epochStart = Stopwatch.GetTimestamp();
        _firstStep = context.Step;
    }

    public override void OnStepEnd(TrainingContext context)
    {
        Seconds = Stopwatch.GetElapsedTime(_epochStart).TotalSeconds;
        SamplesPerSecond = (double)samples * (context.Step - _firstStep) / context.StepsPerEpoch / Seconds;
        _lossSum += context.BatchLoss;
        _lossCount++;
        if (_lossCount < Math.Max(1, context.StepsPerEpoch / PointsPerEpoch) && context.Step < context.StepsPerEpoch)
            return;
        Losses.Add((context.Epoch - 1 + (double)context.Step / context.StepsPerEpoch, _lossSum / _lossCount));
        (_lossSum, _lossCount) = (0, 0);
    }

    public override void OnEnd(TrainingContext context, History history) => Epochs = history.Epochs;
}
