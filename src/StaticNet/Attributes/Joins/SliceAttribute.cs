namespace StaticNet;

/// <summary>A part of each sample: the positions from start (inclusive) to end (exclusive) along an axis.</summary>
/// <param name="start">The first position; at least 0.</param>
/// <param name="end">The position after the last; at most the size of the axis.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SliceAttribute(int start, int end) : LayerAttribute
{
    /// <summary>The first position.</summary>
    public int Start { get; } = start;

    /// <summary>The position after the last.</summary>
    public int End { get; } = end;

    /// <summary>The axis of a sample to slice; negative ones count from the last. Default: -1.</summary>
    public int Axis { get; set; } = -1;
}
