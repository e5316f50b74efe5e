namespace StaticNet;

/// <summary>
/// The mean of each window of a sequence of fixed length, channel by channel: length x channels to a smaller length x
/// channels, <c>floor((input + padding - window) / stride) + 1</c>.
/// </summary>
/// <param name="size">The length of the window.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class AveragePool1DAttribute(int size) : PoolingAttribute
{
    /// <summary>The length of the window.</summary>
    public int Size { get; } = size;

    /// <summary>
    /// Whether the zeros of the padding count in the mean, as in PyTorch but not in Keras. Default:
    /// <see langword="true"/>.
    /// </summary>
    public bool CountPadding { get; set; } = true;
}
