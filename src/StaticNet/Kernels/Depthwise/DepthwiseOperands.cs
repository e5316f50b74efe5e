namespace StaticNet.Kernels;

/// <summary>One depthwise convolution by addresses and steps in floats.</summary>
internal ref struct DepthwiseOperands
{
    /// <summary>The channels, without those that pad them to whole vectors.</summary>
    public int Channels;
    public ref float Image;
    public nuint ImageStride;

    /// <summary>Where in the image each row of a tile begins.</summary>
    public TileOffsets Starts;

    /// <summary>The rows of the image that the kernel meets at one row of results, and their distance.</summary>
    public int Rows;
    public nuint RowStep;

    /// <summary>The pixels of a row that the kernel meets at one result, and their distance.</summary>
    public int Taps;
    public nuint TapStep;
    public ref float Weight;
    public nuint WeightStride;

    /// <summary>Null where there is none.</summary>
    public ref float Bias;
    public ref float Result;
    public nuint ResultStride;

    /// <summary>Whether tiles start from what the result holds, and not from the bias.</summary>
    public bool Accumulate;
}
