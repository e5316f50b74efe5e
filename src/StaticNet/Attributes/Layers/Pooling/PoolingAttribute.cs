namespace StaticNet;

/// <summary>What the layers that pool windows of their input have in common.</summary>
public abstract class PoolingAttribute : LayerAttribute
{
    /// <summary>The distance of windows along every axis. Default: the size of the window.</summary>
    public int Stride { get; set; }

    /// <summary>
    /// <see cref="PaddingMode.Valid"/> (the default) or <see cref="PaddingMode.Same"/>. Padding never wins a maximum.
    /// </summary>
    public PaddingMode Padding { get; set; }

    /// <summary>
    /// The padding of each side, <c>[top, bottom, left, right]</c>, or <c>[before, after]</c> of a sequence; replaces
    /// <see cref="Padding"/>. None is more than half the window.
    /// </summary>
    public int[]? Pad { get; set; }

    /// <summary>
    /// Whether a window that reaches beyond the padded input is kept, as long as it starts inside of the input or of
    /// the padding before it; otherwise what is left at the end is dropped. Default: <see langword="false"/>.
    /// </summary>
    public bool CeilMode { get; set; }
}
