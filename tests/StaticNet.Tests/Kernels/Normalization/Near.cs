namespace StaticNet.Tests.Kernels.Normalization;

/// <summary>Comparison to a part of the largest value.</summary>
internal static class Near
{
    /// <param name="expected">The exact values.</param>
    /// <param name="actual">What was computed.</param>
    /// <param name="relative">The part of the largest value that is allowed.</param>
    /// <param name="terms">The largest of the terms that the values are sums of, where those may cancel.</param>
    public static void Assert(
        double[] expected, ReadOnlySpan<float> actual, double relative = 2e-6, double terms = 1e-3)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        double allowed = relative * Math.Max(expected.Max(Math.Abs), terms);
        for (int i = 0; i < expected.Length; i++)
            Xunit.Assert.Equal(expected[i], actual[i], allowed);
    }

    /// <summary>Values in [-1, 1) around a mean.</summary>
    public static float[] Random(int count, int seed, float mean = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => mean + random.NextSingle() * 2 - 1)];
    }
}
