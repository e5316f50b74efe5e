namespace StaticNet;

/// <summary>The part of some data at which they are cut in two.</summary>
internal static class SplitFraction
{
    /// <summary>Checks it.</summary>
    /// <param name="fraction">The fraction, which the caller's parameter is called too.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1, both excluded.</exception>
    public static void Require(double fraction)
    {
        if (!(fraction > 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(fraction), fraction, "A split needs a fraction between 0 and 1, both excluded.");
        }
    }

    /// <summary>How many samples that is: the nearest number of which at least one is in each part.</summary>
    /// <param name="fraction">The fraction.</param>
    /// <param name="count">The number of all samples, at least 2.</param>
    public static int Of(double fraction, int count) => Math.Clamp((int)Math.Round(count * fraction), 1, count - 1);
}
