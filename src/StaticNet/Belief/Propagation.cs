namespace StaticNet.Belief;

/// <summary>The means of many samples, upwards and downwards through the machines, a block of rows at a time.</summary>
internal static class Propagation
{
    /// <summary>How many samples go through at once.</summary>
    public const int BlockRows = 256;

    /// <summary>The hidden units' means of the machine before <paramref name="end"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples x the lowest machine's visible units].</param>
    /// <param name="end">How many machines the samples go through, at least 1.</param>
    /// <param name="output">Receives [samples x the last one's hidden units].</param>
    /// <param name="threads">The maximum number of threads.</param>
    /// <param name="cancellation">Ends it after the block that runs.</param>
    public static void Up<TNetwork>(
        TNetwork network, ReadOnlySpan<float> input, int end, Span<float> output, int threads,
        CancellationToken cancellation = default)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        int inputs = TNetwork.Rbms[0].Visible, outputs = TNetwork.Rbms[end - 1].Hidden;
        int samples = input.Length / inputs;
        UnitRows[] levels = Levels<TNetwork>(Math.Min(samples, BlockRows), end);
        for (int first = 0; first < samples; first += BlockRows)
        {
            cancellation.ThrowIfCancellationRequested();
            int rows = Math.Min(BlockRows, samples - first);
            levels[0].CopyFrom(input.Slice(first * inputs, rows * inputs), 0, rows);
            Up(network, levels, rows, end, threads);
            levels[end].CopyTo(output.Slice(first * outputs, rows * outputs), 0, rows);
        }
    }

    /// <summary>The means of each level from those of the lowest.</summary>
    public static void Up<TNetwork>(TNetwork network, UnitRows[] levels, int rows, int end, int threads)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        for (int index = 0; index < end; index++)
            Machine.Of(network, index, threads).Hidden(new Conditional(rows, levels[index + 1]), levels[index]);
    }

    /// <summary>The means of each level below <paramref name="start"/> from those there.</summary>
    public static void Down<TNetwork>(TNetwork network, UnitRows[] levels, int rows, int start, int threads)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        for (int index = start - 1; index >= 0; index--)
            Machine.Of(network, index, threads).Visible(new Conditional(rows, levels[index]), levels[index + 1]);
    }

    /// <summary>Room for all levels up to the hidden units of the machine before <paramref name="end"/>.</summary>
    public static UnitRows[] Levels<TNetwork>(int rows, int end)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        var levels = new UnitRows[end + 1];
        for (int index = 0; index < end; index++)
            levels[index] = new UnitRows(rows, TNetwork.Rbms[index].Visible);
        levels[end] = new UnitRows(rows, TNetwork.Rbms[end - 1].Hidden);
        return levels;
    }
}
