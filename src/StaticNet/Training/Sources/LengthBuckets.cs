namespace StaticNet.Training;

/// <summary>
/// Puts sequences of about the same length into one batch, so that little is padded: sorts a shuffled order by length
/// within chunks of some batches, then shuffles the batches. Each epoch's batches are others, and the order stays a
/// function of seed and epoch alone.
/// </summary>
/// <param name="data">The data set.</param>
/// <param name="batchSize">The number of samples of a batch.</param>
internal sealed class LengthBuckets(Dataset data, int batchSize)
{
    // Enough to find partners of the same length, and few enough to leave batches to chance.
    private const int BatchesPerChunk = 50;

    /// <summary>Rearranges the order of an epoch.</summary>
    /// <param name="order">The samples. Those of the last batch, if it is not full, stay where they are.</param>
    /// <param name="seed">For the order of the batches; null leaves each chunk from short to long.</param>
    public void Arrange(Span<int> order, ulong? seed)
    {
        if (!data.HasLengths)
            return;
        int batches = order.Length / batchSize;
        Span<int> whole = order[..(batches * batchSize)];
        for (int start = 0; start < whole.Length; start += BatchesPerChunk * batchSize)
            Sort(data, whole[start..Math.Min(start + BatchesPerChunk * batchSize, whole.Length)]);
        if (seed is { } value)
            ShuffleBatches(whole, batches, new SeededRandom(value));
    }

    /// <summary>Sorts samples by length; those of the same length keep their order.</summary>
    public static void Sort(Dataset data, Span<int> samples)
    {
        long[] keys = new long[samples.Length];
        for (int i = 0; i < keys.Length; i++)
            keys[i] = (long)data.Lengths[samples[i]] << 32 | (uint)i;
        keys.AsSpan().Sort(samples);
    }

    private void ShuffleBatches(Span<int> order, int batches, SeededRandom random)
    {
        int[] numbers = SampleOrder.All(batches), shuffled = new int[order.Length];
        random.Shuffle(numbers.AsSpan());
        for (int i = 0; i < batches; i++)
            order.Slice(numbers[i] * batchSize, batchSize).CopyTo(shuffled.AsSpan(i * batchSize));
        shuffled.CopyTo(order);
    }
}
