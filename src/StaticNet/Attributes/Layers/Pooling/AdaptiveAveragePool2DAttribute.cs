namespace StaticNet;

/// <summary>
/// The means of as many windows as the output has pixels, for any size of the input: row i of n comes from the rows
/// <c>floor(i * height / n)</c> to <c>ceil((i + 1) * height / n)</c>, columns likewise, channel by channel.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class AdaptiveAveragePool2DAttribute : LayerAttribute
{
    /// <summary>Produces a square image.</summary>
    /// <param name="size">The height and the width of the output.</param>
    public AdaptiveAveragePool2DAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>Produces a rectangular image.</summary>
    /// <param name="height">The height of the output.</param>
    /// <param name="width">The width of the output.</param>
    public AdaptiveAveragePool2DAttribute(int height, int width) => (Height, Width) = (height, width);

    /// <summary>The height of the output.</summary>
    public int Height { get; }

    /// <summary>The width of the output.</summary>
    public int Width { get; }
}
