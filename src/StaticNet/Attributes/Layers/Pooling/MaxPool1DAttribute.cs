namespace StaticNet;

/// <summary>
/// The maximum of each window of a sequence of fixed length, channel by channel: length x channels to a smaller length
/// x channels, <c>floor((input + padding - dilation * (window - 1) - 1) / stride) + 1</c>. Gradients go to the first
/// maximum of a window; NaN in a window gives NaN.
/// </summary>
/// <param name="size">The length of the window.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MaxPool1DAttribute(int size) : PoolingAttribute
{
    /// <summary>The length of the window.</summary>
    public int Size { get; } = size;

    /// <summary>The distance between the positions of a window. Default: 1.</summary>
    public int Dilation { get; set; } = 1;
}
