using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Copies from one order of axes to another: rows where neighbours stay neighbours, and otherwise transposed matrices
/// of the two axes whose neighbours are next to each other in the source and in the target.
/// </summary>
internal static class PermutedCopy<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Copies or adds all values; the axes, outermost first, are used up.</summary>
    public static void Run(Span<PermutedAxis> axes, ref float source, ref float target, bool accumulate)
    {
        int index = axes.Length - 1;
        while (index >= 0 && axes[index].Target != 1)
            index--;
        PermutedAxis columns = Take(ref axes, index, otherwise: new(1, 0, 1));

        index = axes.Length - 1;
        while (index >= 0 && columns.Source != 1 && axes[index].Source != 1)
            index--;
        PermutedAxis rows = Take(ref axes, index, otherwise: new(1, 1, 0));
        Walk(axes, rows, columns, ref source, ref target, accumulate);
    }

    private static PermutedAxis Take(ref Span<PermutedAxis> axes, int index, PermutedAxis otherwise)
    {
        if (index < 0)
            return otherwise;
        PermutedAxis axis = axes[index];
        axes[(index + 1)..].CopyTo(axes[index..]);
        axes = axes[..^1];
        return axis;
    }

    private static void Walk(
        ReadOnlySpan<PermutedAxis> axes, PermutedAxis rows, PermutedAxis columns, ref float source, ref float target,
        bool accumulate)
    {
        if (axes.IsEmpty)
        {
            Block(rows, columns, ref source, ref target, accumulate);
            return;
        }

        for (nuint i = 0; i < axes[0].Size; i++)
        {
            Walk(axes[1..], rows, columns, ref source, ref target, accumulate);
            source = ref Unsafe.Add(ref source, axes[0].Source);
            target = ref Unsafe.Add(ref target, axes[0].Target);
        }
    }

    private static void Block(
        PermutedAxis rows, PermutedAxis columns, ref float source, ref float target, bool accumulate)
    {
        if (columns.Source == 1)
        {
            RowBlock.Copy<TSimd>(
                rows.Size, columns.Size, ref source, rows.Source, ref target, rows.Target, accumulate);
        }
        else
        {
            Transposition.TransposeValues<TSimd>(
                in source, columns.Size, rows.Size, columns.Source, ref target, rows.Target, accumulate);
        }
    }
}
