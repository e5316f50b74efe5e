namespace StaticNet;

/// <summary>How long a training run is, which a schedule can be made for.</summary>
/// <param name="Epochs">How many epochs there will be at most.</param>
/// <param name="UpdatesPerEpoch">How many updates an epoch has.</param>
public readonly record struct RunLength(int Epochs, int UpdatesPerEpoch)
{
    /// <summary>
    /// How many updates the run has: <c>Epochs UpdatesPerEpoch</c>, or the greatest <c>int</c> where that is more.
    /// </summary>
    public int Updates => (int)Math.Min((long)Epochs * UpdatesPerEpoch, int.MaxValue);

    /// <summary>A part of the updates, rounded and at least 1: for a warm-up, for instance.</summary>
    /// <param name="fraction">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of its range.</exception>
    public int Part(double fraction) => fraction is >= 0 and <= 1
        ? Math.Max(1, (int)Math.Round(Updates * fraction))
        : throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A fraction is from 0 to 1.");
}
