using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>For generated code: the rows of the steps, or positions, of some sequences.</summary>
/// <param name="sequences">The number of sequences.</param>
/// <param name="steps">The steps of each.</param>
/// <param name="sequenceDistance">The distance of two sequences, in rows.</param>
/// <param name="stepDistance">The distance of two steps, in rows.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PositionRows(int sequences, int steps, int sequenceDistance, int stepDistance)
{
    /// <summary>The number of sequences.</summary>
    public int Sequences => sequences;

    /// <summary>The steps of each.</summary>
    public int Steps => steps;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal nuint Row(int sequence, int step) =>
        (nuint)sequence * (nuint)sequenceDistance + (nuint)step * (nuint)stepDistance;
}
