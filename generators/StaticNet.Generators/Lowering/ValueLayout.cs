namespace StaticNet.Generators.Lowering;

/// <summary>
/// How the values of a sample lie in memory: positions one after the other, each with its channels and, where the
/// memory is ours, padding after them. A flat value is one position.
/// </summary>
/// <param name="Positions">The positions of a sample.</param>
/// <param name="Channels">The values at each.</param>
/// <param name="ChannelStride">The distance of two positions.</param>
/// <param name="PositionsName">How generated code says <paramref name="Positions"/>.</param>
/// <param name="ChannelsName">How it says <paramref name="Channels"/>.</param>
/// <param name="ChannelStrideName">How it says <paramref name="ChannelStride"/>.</param>
internal sealed record ValueLayout(
    int Positions, int Channels, int ChannelStride, string PositionsName, string ChannelsName, string ChannelStrideName)
{
    /// <summary>The length of a sample.</summary>
    public int Stride => Positions * ChannelStride;

    /// <summary>Whether there is nothing between the values.</summary>
    public bool IsExact => ChannelStride == Channels;

    /// <summary>The positions of so many samples, as an expression.</summary>
    public string Rows(string samples)
    {
        if (Positions == 1)
            return samples;
        return samples.Contains(' ') ? $"({samples}) * {PositionsName}" : $"{samples} * {PositionsName}";
    }
}
