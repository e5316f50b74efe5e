namespace StaticNet.Golden.Tests.Vectors;

/// <summary>
/// The test that the golden files' README gives: <c>|got - want| &lt;= 1e-4 |want| + 1e-5 max |want| + 5 error +
/// 1e-7</c>, where error is the reference's own rounding error.
/// </summary>
internal static class Comparison
{
    /// <summary>Compares a result with the tensor of that name.</summary>
    /// <param name="golden">The case.</param>
    /// <param name="name">The tensor.</param>
    /// <param name="got">The result.</param>
    /// <param name="variant">Which way of computing it, for the message.</param>
    public static void Check(GoldenCase golden, string name, ReadOnlySpan<float> got, string variant = "")
        => Check(golden, name, golden[name], got, variant);

    /// <summary>Compares a result with the tensor of that name, laid out differently.</summary>
    /// <param name="golden">The case.</param>
    /// <param name="name">The tensor.</param>
    /// <param name="want">Its values in the result's order.</param>
    /// <param name="got">The result.</param>
    /// <param name="variant">Which way of computing it, for the message.</param>
    public static void Check(
        GoldenCase golden, string name, GoldenTensor want, ReadOnlySpan<float> got, string variant = "")
    {
        string? difference = Difference(want.Values, got, golden.Float32Error.GetValueOrDefault(name));
        Assert.That(difference is null, $"{golden}: {name} {variant}: {difference}");
    }

    /// <summary>Describes the worst element that fails the test; null where all pass.</summary>
    /// <param name="want">What is right.</param>
    /// <param name="got">What came out.</param>
    /// <param name="float32Error">The reference's rounding error.</param>
    public static string? Difference(ReadOnlySpan<double> want, ReadOnlySpan<float> got, double float32Error)
    {
        if (want.Length != got.Length)
            return $"{got.Length} values instead of {want.Length}";
        double largest = 0;
        foreach (double value in want)
            if (double.IsFinite(value))
                largest = Math.Max(largest, Math.Abs(value));
        double worstRatio = 1;
        string? worst = null;
        for (int i = 0; i < want.Length; i++)
        {
            double allowed = 1e-4 * Math.Abs(want[i]) + 1e-5 * largest + 5 * float32Error + 1e-7;
            double ratio = Ratio(want[i], got[i], allowed);
            if (ratio <= worstRatio)
                continue;
            worstRatio = ratio;
            worst = $"element {i} is {got[i]:R} instead of {want[i]:R}, {ratio:G3} times the allowed {allowed:G3}";
        }
        return worst;
    }

    // NaN and infinities must come out as they are; NaN in the result alone is as wrong as can be.
    private static double Ratio(double want, double got, double allowed)
    {
        if (double.IsNaN(want) || double.IsInfinity(want))
            return want.Equals(got) ? 0 : double.PositiveInfinity;
        return double.IsNaN(got) ? double.PositiveInfinity : Math.Abs(got - want) / allowed;
    }
}
