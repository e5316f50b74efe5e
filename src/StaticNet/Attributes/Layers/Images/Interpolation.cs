namespace StaticNet;

/// <summary>What stands between the pixels of an image that is enlarged.</summary>
public enum Interpolation
{
    /// <summary>The nearest pixel: each becomes a block of itself.</summary>
    Nearest,

    /// <summary>
    /// Linear in both directions between the centres of pixels, and constant outside of the outermost centres, as in
    /// Keras and in PyTorch without aligned corners.
    /// </summary>
    Bilinear,
}
