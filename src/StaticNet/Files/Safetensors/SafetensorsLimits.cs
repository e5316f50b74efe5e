namespace StaticNet;

/// <summary>
/// What a header may hold: far more than files have, and little enough that reading any header takes at most four times
/// its bytes and a megabyte.
/// </summary>
internal static class SafetensorsLimits
{
    /// <summary>The most tensors of a file.</summary>
    public const int Tensors = 16_384;

    /// <summary>The most axes of a tensor.</summary>
    public const int Axes = 16;

    /// <summary>The most entries of metadata.</summary>
    public const int MetadataKeys = 8_192;
}
