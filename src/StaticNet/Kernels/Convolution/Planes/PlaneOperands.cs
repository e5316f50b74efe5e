namespace StaticNet.Kernels;

/// <summary>
/// What a tile of planes computes: for some filters, some vectors of neighbouring results,
/// <c>result[f, pixel] = bias[f] + sum over taps and channels of
/// planes[channel, pixel + tap] * weight[tap, channel, f]</c>.
/// </summary>
internal ref struct PlaneOperands
{
    /// <summary>The planes, and where in them each vector of results begins.</summary>
    public ref float Planes;
    public TileOffsets Starts;

    /// <summary>Where each tap reads, and how many there are.</summary>
    public ref int Taps;
    public int TapCount;

    /// <summary>The channels and their distance.</summary>
    public nuint Channels;
    public nuint ChannelStep;

    /// <summary>The weights of the first filter, and the distance of the filters' rows.</summary>
    public ref float Weight;
    public nuint WeightStride;

    /// <summary>The bias of the first filter, or a null reference.</summary>
    public ref float Bias;

    /// <summary>The results, vectors that follow each other, and the distance of two filters.</summary>
    public ref float Result;
    public nuint ResultStride;
}
