using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Copies from one order of axes to another: rows where neighbours stay neighbours, and otherwise transposed matrices of
/// the two axes whose neighbours are next to each other in the source and in the target.
/// </summary>
internal static class PermutedCopy<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Copies or adds all values; the axes, outermost first, are used up.</summary>
    public static void Run(Span<PermutedAxis> axes, ref float source, ref float target, bool accumulate)
    {
        PermutedAxis columns = Take(ref axes, static axis => axis.Target == 1) ?? new(1, 0, 1);
        PermutedAxis rows = columns.Source == 1
            ? Take(ref axes, static _ => true) ?? new(1, 0, 0)
            : Take(ref axes, static axis => axis.Source == 1) ?? new(1, 1, 0);
        Walk(axes, rows, columns, ref source, ref target, accumulate);
    }

    // The innermost axis that is wanted.
    private static PermutedAxis? Take(ref Span<PermutedAxis> axes, Func<PermutedAxis, bool> isWanted)
    {
        for (int i = axes.Length - 1; i >= 0; i--)
        {
            PermutedAxis axis = axes[i];
            if (!isWanted(axis))
                continue;
            axes[(i + 1)..].CopyTo(axes[i..]);
            axes = axes[..^1];
            return axis;
        }

        return null;
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
