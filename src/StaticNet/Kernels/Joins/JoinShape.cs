using System.ComponentModel;

namespace StaticNet.Kernels;

/// <summary>
/// The shapes of two operands that are joined value by value. Last axes are aligned with last axes; an axis of size 1,
/// or one that an operand lacks, is repeated along the other operand's: <c>new JoinShape(new(13, 13, 64), new(64))</c>
/// gives 13 x 13 x 64, and so do 13 x 1 x 64 with 13 x 1. The batch is never repeated.
/// </summary>
/// <param name="First">The first operand's axes.</param>
/// <param name="Second">The second operand's axes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct JoinShape(SampleAxes First, SampleAxes Second)
{
    /// <summary>The size of an axis of the result, counted from the last, which is 0.</summary>
    internal int FromLast(int axis) => First.FromLast(axis) == 1 ? Second.FromLast(axis) : First.FromLast(axis);

    /// <summary>The operands exchanged.</summary>
    internal JoinShape Exchanged => new(Second, First);
}
