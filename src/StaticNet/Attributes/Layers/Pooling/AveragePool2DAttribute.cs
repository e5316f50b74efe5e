namespace StaticNet;

/// <summary>
/// The mean of each window of an image, channel by channel: height x width x channels to a smaller height x width x
/// channels, <c>floor((input + padding - window) / stride) + 1</c> along each axis.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class AveragePool2DAttribute : PoolingAttribute
{
    /// <summary>Pools square windows.</summary>
    /// <param name="size">The height and the width of the window.</param>
    public AveragePool2DAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>Pools rectangular windows.</summary>
    /// <param name="height">The height of the window.</param>
    /// <param name="width">The width of the window.</param>
    public AveragePool2DAttribute(int height, int width) => (Height, Width) = (height, width);

    /// <summary>The height of the window.</summary>
    public int Height { get; }

    /// <summary>The width of the window.</summary>
    public int Width { get; }

    /// <summary>
    /// Different vertical and horizontal steps, <c>[vertical, horizontal]</c>; replaces
    /// <see cref="PoolingAttribute.Stride"/>.
    /// </summary>
    public int[]? Strides { get; set; }

    /// <summary>
    /// Whether the zeros of the padding count in the mean, as in PyTorch but not in Keras. Default:
    /// <see langword="true"/>.
    /// </summary>
    public bool CountPadding { get; set; } = true;
}
