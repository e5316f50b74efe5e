namespace StaticNet;

/// <summary>How to interpolate between the pixels of an enlarged image.</summary>
public enum Interpolation
{
    /// <summary>The nearest pixel: each pixel becomes a block of copies.</summary>
    Nearest,

    /// <summary>
    /// Bilinear between the centres of pixels, and constant outside the outermost centres, as in Keras and in PyTorch
    /// without aligned corners.
    /// </summary>
    Bilinear,
}
