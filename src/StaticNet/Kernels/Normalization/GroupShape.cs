using System.ComponentModel;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: how the groups of values that are normalised together lie in memory. Groups, and the rows of
/// each, lie back to back.
/// </summary>
/// <param name="Samples">The number of samples.</param>
/// <param name="Groups">The groups of one sample.</param>
/// <param name="Rows">The rows of one group.</param>
/// <param name="Columns">The values of one row; what stands after them up to the next row is padding.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct GroupShape(int Samples, int Groups, int Rows, int Columns)
{
    /// <summary>The values that are normalised together.</summary>
    public int Count => Rows * Columns;
}
