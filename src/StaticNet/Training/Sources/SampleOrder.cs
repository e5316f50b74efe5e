namespace StaticNet.Training;

/// <summary>
/// In which order samples come: a function of seed and epoch alone, so that resumed training needs no random state.
/// </summary>
internal static class SampleOrder
{
    /// <summary>All samples in their order.</summary>
    public static int[] All(int count)
    {
        int[] samples = new int[count];
        for (int i = 0; i < count; i++)
            samples[i] = i;
        return samples;
    }

    /// <summary>Chooses validation samples at random; both parts stay in the order of the data.</summary>
    public static (int[] Training, int[] Validation) Split(int count, double fraction, ulong seed)
    {
        if (fraction == 0)
            return (All(count), []);
        int validation = SplitFraction.Of(fraction, count);
        int[] samples = All(count);
        new SeededRandom(RandomSeed.Of(seed, RandomUse.Split)).Shuffle(samples.AsSpan());
        int[] chosen = samples[..validation], rest = samples[validation..];
        Array.Sort(chosen);
        Array.Sort(rest);
        return (rest, chosen);
    }

    /// <summary>The order of an epoch, written over that of another.</summary>
    public static void Shuffle(ReadOnlySpan<int> samples, Span<int> order, ulong seed, int epoch)
    {
        samples.CopyTo(order);
        new SeededRandom(RandomSeed.Of(seed, RandomUse.Order, (ulong)epoch)).Shuffle(order);
    }
}
