namespace StaticNet;

/// <summary>What a training run came to, epoch by epoch; after a resumed run with the epochs before it.</summary>
/// <param name="Epochs">The epochs in order.</param>
/// <param name="Updates">How many updates were made.</param>
/// <param name="BestEpoch">The epoch with the best monitored value, where early stopping watched one.</param>
/// <param name="StoppedEarly">Whether early stopping or a callback ended the run.</param>
public sealed record History(IReadOnlyList<EpochResult> Epochs, long Updates, int? BestEpoch, bool StoppedEarly)
{
    /// <summary>
    /// How many threads could work, the caller's included: <see cref="Trainer{TNetwork}.Threads"/>, or fewer where the
    /// system gave no more.
    /// </summary>
    public int Threads { get; internal init; }

    /// <summary>The epochs, a line each, and why the run ended where that was early.</summary>
    public override string ToString()
    {
        IEnumerable<string> lines = Epochs.Select(static epoch => epoch.ToString());
        if (StoppedEarly)
            lines = lines.Append(BestEpoch is { } best ? $"stopped early; the best epoch is {best}" : "stopped early");
        return string.Join('\n', lines);
    }
}
