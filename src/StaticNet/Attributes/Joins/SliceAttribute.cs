namespace StaticNet;

/// <summary>A part of each sample: the places from start up to, and without, end of an axis.</summary>
/// <param name="start">The first place; at least 0.</param>
/// <param name="end">The place after the last; at most the axis' size.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SliceAttribute(int start, int end) : LayerAttribute
{
    /// <summary>The first place.</summary>
    public int Start { get; } = start;

    /// <summary>The place after the last.</summary>
    public int End { get; } = end;

    /// <summary>
    /// The axis of one sample that is cut; negative ones count from the last. Default: -1.
    /// </summary>
    public int Axis { get; set; } = -1;
}
