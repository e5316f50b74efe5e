using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>
/// What a register tile computes: <c>c[r, j] = start[r, j] + sum over k of a[r, k] * b[k, j]</c>, by addresses and
/// steps in floats. The left operand's two steps make it a matrix or a transposed one; a start of stride 0 is a bias, a
/// null start is zero, and the result itself as the start accumulates.
/// </summary>
internal ref struct TileOperands
{
    public ref readonly float A;
    public nuint ARowStep;
    public nuint ADepthStep;
    public ref readonly float B;
    public nuint BStride;
    public nuint Depth;
    public ref readonly float Start;
    public nuint StartStride;
    public ref float C;
    public nuint CStride;

    /// <summary>
    /// Whether the sums, once complete, are added to the result: those of a part of the depth after the first.
    /// </summary>
    public bool AddsToResult;

    /// <summary>Whether more rows of the left operand follow, and are asked for; see <see cref="TileAhead"/>.</summary>
    public bool AsksForRows;

    /// <summary>Where a tile that packs puts the columns of the right operand, row after row.</summary>
    public ref float Packed;

    /// <summary>A left operand that is not transposed, and sums that start from zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileOperands(
        ref readonly float a, nuint aStride, ref readonly float b, nuint bStride, nuint depth, ref float c,
        nuint cStride)
    {
        A = ref a;
        ARowStep = aStride;
        ADepthStep = 1;
        B = ref b;
        BStride = bStride;
        Depth = depth;
        C = ref c;
        CStride = cStride;
    }

    /// <summary>The same from a column on.</summary>
    public readonly TileOperands AtColumn(nuint column)
    {
        TileOperands moved = this;
        moved.B = ref Unsafe.Add(ref Unsafe.AsRef(in B), column);
        moved.C = ref Unsafe.Add(ref C, column);
        if (!Unsafe.IsNullRef(in Start))
            moved.Start = ref Unsafe.Add(ref Unsafe.AsRef(in Start), column);
        return moved;
    }

    /// <summary>A part of the depth: all but the first start with the sums of those before.</summary>
    public readonly TileOperands AtDepth(nuint k, nuint depth)
    {
        TileOperands moved = this;
        moved.Depth = depth;
        if (k == 0)
            return moved;
        moved.A = ref Unsafe.Add(ref Unsafe.AsRef(in A), k * ADepthStep);
        moved.B = ref Unsafe.Add(ref Unsafe.AsRef(in B), k * BStride);
        moved.Start = ref C;
        moved.StartStride = CStride;
        return moved;
    }

    /// <summary>Moves to the rows after so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveRows(nuint rows) => MoveBlock(rows * ARowStep, rows);

    /// <summary>Does so where the left operand's lie a number of floats further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveBlock(nuint step, nuint rows)
    {
        A = ref Unsafe.Add(ref Unsafe.AsRef(in A), step);
        C = ref Unsafe.Add(ref C, rows * CStride);
        if (!Unsafe.IsNullRef(in Start))
            Start = ref Unsafe.Add(ref Unsafe.AsRef(in Start), rows * StartStride);
    }
}
