namespace StaticNet;

/// <summary>The base class of layers that pool windows of their input.</summary>
public abstract class PoolingAttribute : LayerAttribute
{
    /// <summary>The step between windows along every axis. Default: the size of the window.</summary>
    public int Stride { get; set; }

    /// <summary>
    /// <see cref="PaddingMode.Valid"/> (the default) or <see cref="PaddingMode.Same"/>. Padding never wins a maximum.
    /// </summary>
    public PaddingMode Padding { get; set; }

    /// <summary>
    /// The padding on each side, <c>[top, bottom, left, right]</c>, or <c>[before, after]</c> for a sequence; replaces
    /// <see cref="Padding"/>. Each is at most half the window.
    /// </summary>
    public int[]? Pad { get; set; }

    /// <summary>
    /// Whether to keep a window that reaches beyond the padded input, if it starts inside the input or the padding
    /// before it; otherwise the rest at the end is dropped. Default: <see langword="false"/>.
    /// </summary>
    public bool CeilMode { get; set; }
}
