namespace StaticNet;

/// <summary>
/// The maximum of each window of an image, channel by channel: height x width x channels to a smaller height x width x
/// channels, <c>floor((input + padding - dilation * (window - 1) - 1) / stride) + 1</c> along each axis. Gradients go
/// to the first maximum of a window; NaN in a window gives NaN.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MaxPool2DAttribute : PoolingAttribute
{
    /// <summary>Pools square windows.</summary>
    /// <param name="size">The height and the width of the window.</param>
    public MaxPool2DAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>Pools rectangular windows.</summary>
    /// <param name="height">The height of the window.</param>
    /// <param name="width">The width of the window.</param>
    public MaxPool2DAttribute(int height, int width) => (Height, Width) = (height, width);

    /// <summary>The height of the window.</summary>
    public int Height { get; }

    /// <summary>The width of the window.</summary>
    public int Width { get; }

    /// <summary>
    /// Different vertical and horizontal steps, <c>[vertical, horizontal]</c>; replaces
    /// <see cref="PoolingAttribute.Stride"/>.
    /// </summary>
    public int[]? Strides { get; set; }

    /// <summary>The distance between the pixels of a window along both axes. Default: 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// Different vertical and horizontal distances, <c>[vertical, horizontal]</c>; replaces <see cref="Dilation"/>.
    /// </summary>
    public int[]? Dilations { get; set; }
}
