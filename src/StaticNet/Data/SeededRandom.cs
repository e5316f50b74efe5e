namespace StaticNet;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same numbers from the same seed on every machine and in every
/// version of .NET, which <see cref="Random"/> does not promise. Its whole state is one number, so that it can be
/// saved.
/// </summary>
/// <param name="state">The seed, or the state of another one to go on from.</param>
internal struct SeededRandom(ulong state)
{
    /// <summary>The whole state: what a generator that goes on from here is made with.</summary>
    public ulong State { get; private set; } = state;

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        State += 0x9E3779B97F4A7C15;
        ulong z = State;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number in [0, 1), uniform over the multiples of 2^-24.</summary>
    public float NextSingle() => (NextBits() >> 40) * (1f / (1 << 24));

    /// <summary>A number in [minimum, maximum), uniform.</summary>
    public float NextSingle(float minimum, float maximum) => minimum + ((maximum - minimum) * NextSingle());

    /// <summary>A number in [0, 1), uniform over the multiples of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>A number in [0, bound), uniform without bias (Lemire, ACM TOMACS 2019).</summary>
    public int NextIndex(int bound)
    {
        ulong rejected = (0 - (ulong)bound) % (ulong)bound;
        ulong high, low;
        do
            high = Math.BigMul(NextBits(), (ulong)bound, out low);
        while (low < rejected);
        return (int)high;
    }

    /// <summary>Puts the elements into a random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = NextIndex(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
