namespace StaticNet;

/// <summary>The length of a training run, for creating a schedule.</summary>
/// <param name="Epochs">The maximum number of epochs.</param>
/// <param name="UpdatesPerEpoch">The number of updates per epoch.</param>
public readonly record struct RunLength(int Epochs, int UpdatesPerEpoch)
{
    /// <summary>
    /// The number of updates of the run: <c>Epochs UpdatesPerEpoch</c>, at most the largest <c>int</c>.
    /// </summary>
    public int Updates => (int)Math.Min((long)Epochs * UpdatesPerEpoch, int.MaxValue);

    /// <summary>Returns a fraction of the updates, rounded and at least 1, for a warm-up, for example.</summary>
    /// <param name="fraction">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of its range.</exception>
    public int Part(double fraction) => fraction is >= 0 and <= 1
        ? Math.Max(1, (int)Math.Round(Updates * fraction))
        : throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A fraction is from 0 to 1.");
}
