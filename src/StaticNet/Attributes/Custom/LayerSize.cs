namespace StaticNet;

/// <summary>Sizes of parameters that depend on where a layer of the user's own stands.</summary>
public static class LayerSize
{
    /// <summary>All values that the layer reads of one sample, or of one time step.</summary>
    public const int Inputs = -1;

    /// <summary>All values that it produces of one.</summary>
    public const int Outputs = -2;

    /// <summary>The last axis of what it reads: the channels of an image.</summary>
    public const int InputChannels = -3;

    /// <summary>The last axis of what it produces.</summary>
    public const int OutputChannels = -4;
}
