namespace StaticNet;

/// <summary>Sizes of parameters that depend on a custom layer's place in the network.</summary>
public static class LayerSize
{
    /// <summary>The number of values that the layer reads from one sample, or one time step.</summary>
    public const int Inputs = -1;

    /// <summary>The number of values that it produces for one sample, or one time step.</summary>
    public const int Outputs = -2;

    /// <summary>The last axis of the input: the channels of an image.</summary>
    public const int InputChannels = -3;

    /// <summary>The last axis of the output.</summary>
    public const int OutputChannels = -4;
}
