namespace StaticNet;

/// <summary>
/// Enlarges an image by integer factors: height x width x channels to <c>vertical * height</c> x
/// <c>horizontal * width</c> x channels.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class UpSample2DAttribute : LayerAttribute
{
    /// <summary>The same factor in both directions.</summary>
    /// <param name="factor">The factor of the height and of the width.</param>
    public UpSample2DAttribute(int factor)
        : this(factor, factor)
    {
    }

    /// <summary>A factor for each direction.</summary>
    /// <param name="vertical">The factor of the height.</param>
    /// <param name="horizontal">The factor of the width.</param>
    public UpSample2DAttribute(int vertical, int horizontal) => (Vertical, Horizontal) = (vertical, horizontal);

    /// <summary>The factor of the height.</summary>
    public int Vertical { get; }

    /// <summary>The factor of the width.</summary>
    public int Horizontal { get; }

    /// <summary>How to interpolate between pixels. Default: <see cref="StaticNet.Interpolation.Nearest"/>.</summary>
    public Interpolation Interpolation { get; set; }
}
