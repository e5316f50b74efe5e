namespace StaticNet.Benchmarks.Measurement;

/// <summary>How long one iteration took, over the rounds of a measurement.</summary>
/// <param name="Median">The median, in microseconds.</param>
/// <param name="Minimum">The fastest round, in microseconds.</param>
/// <param name="Maximum">The slowest round, in microseconds.</param>
/// <param name="Rounds">How many rounds there were.</param>
internal sealed record Timing(double Median, double Minimum, double Maximum, int Rounds)
{
    /// <summary>Sums up the rounds.</summary>
    /// <param name="microseconds">The time of one iteration in each round; at least one.</param>
    public static Timing Of(IEnumerable<double> microseconds)
    {
        double[] sorted = [.. microseconds.Order()];
        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Timing(median, sorted[0], sorted[^1], sorted.Length);
    }
}
