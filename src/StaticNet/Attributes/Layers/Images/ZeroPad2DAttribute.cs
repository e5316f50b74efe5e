namespace StaticNet;

/// <summary>Puts zeros around an image: height x width x channels to a larger height x width x channels.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ZeroPad2DAttribute : LayerAttribute
{
    /// <summary>The same padding on every side.</summary>
    /// <param name="size">The rows above and below and the columns left and right.</param>
    public ZeroPad2DAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>The same padding above and below, and left and right.</summary>
    /// <param name="vertical">The rows above and below.</param>
    /// <param name="horizontal">The columns left and right.</param>
    public ZeroPad2DAttribute(int vertical, int horizontal)
        : this(vertical, vertical, horizontal, horizontal)
    {
    }

    /// <summary>A separate padding for each side.</summary>
    /// <param name="top">The rows above.</param>
    /// <param name="bottom">The rows below.</param>
    /// <param name="left">The columns to the left.</param>
    /// <param name="right">The columns to the right.</param>
    public ZeroPad2DAttribute(int top, int bottom, int left, int right) =>
        (Top, Bottom, Left, Right) = (top, bottom, left, right);

    /// <summary>The rows above.</summary>
    public int Top { get; }

    /// <summary>The rows below.</summary>
    public int Bottom { get; }

    /// <summary>The columns to the left.</summary>
    public int Left { get; }

    /// <summary>The columns to the right.</summary>
    public int Right { get; }
}
