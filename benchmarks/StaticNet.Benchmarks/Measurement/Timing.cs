namespace StaticNet.Benchmarks.Measurement;

/// <summary>How long one iteration took, over the rounds of a measurement.</summary>
/// <param name="microseconds">The time of one iteration in each round; at least one.</param>
internal sealed class Timing(IEnumerable<double> microseconds)
{
    private readonly double[] _rounds = [.. microseconds];

    /// <summary>The median, in microseconds.</summary>
    public double Median => MedianOf(_rounds);

    /// <summary>The fastest round, in microseconds.</summary>
    public double Minimum => _rounds.Min();

    /// <summary>The slowest round, in microseconds.</summary>
    public double Maximum => _rounds.Max();

    /// <summary>
    /// The time as a multiple of another's: the median of each round's ratio, which changes less from run to run than
    /// the ratio of medians, because a slow moment of the machine hits both in the same rounds.
    /// </summary>
    /// <param name="other">A timing from the same rounds.</param>
    public double RatioTo(Timing other) => MedianOf(_rounds.Zip(other._rounds, static (own, its) => own / its));

    /// <summary>The rounds of two measurements together.</summary>
    /// <param name="more">The other measurement.</param>
    public Timing With(Timing more) => new([.. _rounds, .. more._rounds]);

    private static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
