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
}
