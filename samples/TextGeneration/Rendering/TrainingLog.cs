using System.Diagnostics;
using StaticNet;

namespace TextGeneration.Rendering;

/// <summary>Keeps what happens while a network is trained: the curve, and how long the steps alone take.</summary>
/// <param name="symbolsPerStep">The number of symbols that one update is made of.</param>
internal sealed class TrainingLog(long symbolsPerStep) : TrainingCallback
{
    // Each point of the loss curve is the mean of so many steps, more as the run grows longer.
    private const int MostPoints = 512;

    private long _epochStart;
    private int _firstStep;
    private int _stepsPerPoint = 1;
    private double _lossSum;
    private int _lossCount;

    /// <summary>The loss of the batches so far.</summary>
    public List<double> Losses { get; } = [];

    /// <summary>How long the last epoch's steps took so far, without the evaluation after it.</summary>
    public double Seconds { get; private set; }

    /// <summary>How many symbols were trained with in each second of the last epoch.</summary>
    public double SymbolsPerSecond { get; private set; }

    public override void OnEpochStart(TrainingContext context)
    {
        _epochStart = Stopwatch.GetTimestamp();
        _firstStep = context.Step;
    }

    public override void OnStepEnd(TrainingContext context)
    {
        Seconds = Stopwatch.GetElapsedTime(_epochStart).TotalSeconds;
        SymbolsPerSecond = symbolsPerStep * (context.Step - _firstStep) / Seconds;
        _lossSum += context.BatchLoss;
        if (++_lossCount < _stepsPerPoint)
            return;
        Losses.Add(_lossSum / _lossCount);
        (_lossSum, _lossCount) = (0, 0);
        if (Losses.Count == MostPoints)
            Halve();
    }

    private void Halve()
    {
        for (int i = 0; i < MostPoints / 2; i++)
            Losses[i] = (Losses[2 * i] + Losses[2 * i + 1]) / 2;
        Losses.RemoveRange(MostPoints / 2, MostPoints / 2);
        _stepsPerPoint *= 2;
    }
}
