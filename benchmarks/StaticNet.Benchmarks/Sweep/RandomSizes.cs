namespace StaticNet.Benchmarks.Sweep;

/// <summary>Draws sizes.</summary>
internal static class RandomSizes
{
    private const int Beside = 3;

    /// <summary>
    /// A size, small ones as frequent as large ones of the same ratio: a third are powers of two, a third lie beside
    /// one, and a third are any.
    /// </summary>
    /// <param name="random">The source.</param>
    /// <param name="low">The smallest.</param>
    /// <param name="high">The largest.</param>
    public static int Size(this Random random, int low, int high)
    {
        double exponent = Math.Log2(low) + random.NextDouble() * (Math.Log2(high) - Math.Log2(low));
        int power = 1 << (int)Math.Round(exponent);
        int size = random.Next(3) switch
        {
            0 => power,
            1 => power + (random.Next(2) == 0 ? 1 : -1) * random.Next(1, Beside + 1),
            _ => (int)Math.Round(Math.Pow(2, exponent)),
        };
        return Math.Clamp(size, low, high);
    }

    /// <summary>One of several values.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="random">The source.</param>
    /// <param name="values">The values.</param>
    public static T Pick<T>(this Random random, params IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>True once in so many times.</summary>
    /// <param name="random">The source.</param>
    /// <param name="times">How many times.</param>
    public static bool OneIn(this Random random, int times) => random.Next(times) == 0;
}
