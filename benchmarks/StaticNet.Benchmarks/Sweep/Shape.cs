namespace StaticNet.Benchmarks.Sweep;

/// <summary>The shape of one sample: positions of an image or a sequence, each with channels.</summary>
/// <param name="Channels">The values of a position, or all of a sample that has none.</param>
/// <param name="Positions">The sizes before the channels: none, a length, or height and width.</param>
internal sealed record Shape(int Channels, params int[] Positions)
{
    /// <summary>How many positions there are; 1 where there are no axes.</summary>
    public int Area => Positions.Aggregate(1, (area, size) => area * size);

    /// <summary>How many values there are.</summary>
    public int Count => Area * Channels;

    /// <summary>How many axes the positions have.</summary>
    public int Rank => Positions.Length;

    /// <summary>The sizes as this library declares them, channels last.</summary>
    public int[] ChannelsLast => [.. Positions, Channels];

    /// <summary>The sizes of a batch as the peers declare them, channels first.</summary>
    /// <param name="samples">The number of samples.</param>
    public long[] ChannelsFirst(int samples) => [samples, Channels, .. Positions];

    /// <inheritdoc/>
    public override string ToString() => string.Join('x', ChannelsLast);
}
