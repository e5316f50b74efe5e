namespace StaticNet.Benchmarks.Measurement;

/// <summary>Makes sure that contestants compute the same thing.</summary>
internal static class Agreement
{
    /// <summary>The largest difference that rounding makes, as a part of the largest value.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>Compares everything that a peer computed with what this library computed.</summary>
    /// <param name="reference">What this library computed.</param>
    /// <param name="peerName">The peer's name.</param>
    /// <param name="peer">What the peer computed, or some of it.</param>
    /// <param name="tolerance">The largest difference allowed, as a part of the largest value.</param>
    /// <exception cref="InvalidDataException">They differ.</exception>
    public static void Demand(
        IReadOnlyDictionary<string, float[]> reference, string peerName, IReadOnlyDictionary<string, float[]> peer,
        double tolerance = Tolerance)
    {
        foreach ((string what, float[] values) in peer)
        {
            double difference = Difference(reference[what], values);
            if (!(difference <= tolerance))
            {
                throw new InvalidDataException(
                    $"{peerName} computes something else: its {what} differs by {difference:G2} from StaticNet's.");
            }
        }
    }

    private static double Difference(float[] expected, float[] actual)
    {
        if (expected.Length != actual.Length)
            return double.PositiveInfinity;
        double largest = 0, difference = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            if (!float.IsFinite(expected[i]) || !float.IsFinite(actual[i]))
                return double.NaN;
            largest = Math.Max(largest, Math.Abs(expected[i]));
            difference = Math.Max(difference, Math.Abs(expected[i] - actual[i]));
        }
        return difference == 0 ? 0 : difference / largest;
    }
}
