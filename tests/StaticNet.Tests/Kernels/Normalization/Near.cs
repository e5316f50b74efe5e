namespace StaticNet.Tests.Kernels.Normalization;

/// <summary>Comparison to a part of the largest value.</summary>
internal static class Near
{
    public static void Assert(double[] expected, ReadOnlySpan<float> actual, double relative = 2e-6)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        double allowed = relative * Math.Max(expected.Max(Math.Abs), 1e-3);
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
