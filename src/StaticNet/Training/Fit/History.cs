namespace StaticNet;

/// <summary>
/// The results of a training run, epoch by epoch. For a resumed run, they include the epochs before it.
/// </summary>
/// <param name="Epochs">The epochs in order.</param>
/// <param name="Updates">The number of updates.</param>
/// <param name="BestEpoch">The epoch with the best monitored value, if there was early stopping.</param>
/// <param name="StoppedEarly">Whether early stopping or a callback ended the run.</param>
public sealed record History(IReadOnlyList<EpochResult> Epochs, long Updates, int? BestEpoch, bool StoppedEarly)
{
    /// <summary>
    /// The number of threads that were used, including the caller's: <see cref="Trainer{TNetwork}.Threads"/>, or fewer
    /// if the system could not create so many.
    /// </summary>
    public int Threads { get; internal init; }

    /// <summary>The epochs, one per line, and the reason if the run ended early.</summary>
    public override string ToString()
    {
        IEnumerable<string> lines = Epochs.Select(static epoch => epoch.ToString());
        if (StoppedEarly)
            lines = lines.Append(BestEpoch is { } best ? $"stopped early; the best epoch is {best}" : "stopped early");
        return string.Join('\n', lines);
    }
}
