using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Packs a transposed left operand for tiles: the values of a block of rows lie side by side, one step of the depth
/// after another. Where they stand, each step is a line of the cache of its own.
/// </summary>
internal static class TileLeft<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Packs rows.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="operands">The operands, whose left one has rows that are 1 apart.</param>
    /// <param name="packed">Receives whole blocks of rows, each [depth x the rows of a tile].</param>
    public static void Pack(int rows, in TileOperands operands, ref float packed)
    {
        nuint height = (nuint)Tile<TSimd>.Rows;
        ref float a = ref Unsafe.AsRef(in operands.A);
        nuint whole = (nuint)rows - (nuint)rows % height;
        for (nuint row = 0; row < whole; row += height)
        {
            PackBlock(
                ref Unsafe.Add(ref a, row), operands.ADepthStep, operands.Depth,
                ref Unsafe.Add(ref packed, row * operands.Depth));
        }
        if (whole != (nuint)rows)
        {
            PackEnd(
                (nuint)rows - whole, ref Unsafe.Add(ref a, whole), operands.ADepthStep, operands.Depth,
                ref Unsafe.Add(ref packed, whole * operands.Depth));
        }
    }

    // The last vector overlaps the one before where a tile has 6 rows.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PackBlock(ref float a, nuint step, nuint depth, ref float packed)
    {
        nuint height = (nuint)Tile<TSimd>.Rows;
        for (; depth != 0; depth--)
        {
            Vector128<float> low = Vector128.LoadUnsafe(ref a);
            Vector128<float> high = Vector128.LoadUnsafe(ref a, height - 4);
            low.StoreUnsafe(ref packed);
            high.StoreUnsafe(ref packed, height - 4);
            a = ref Unsafe.Add(ref a, step);
            packed = ref Unsafe.Add(ref packed, height);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PackEnd(nuint rows, ref float a, nuint step, nuint depth, ref float packed)
    {
        nuint height = (nuint)Tile<TSimd>.Rows;
        for (; depth != 0; depth--)
        {
            for (nuint row = 0; row < rows; row++)
                Unsafe.Add(ref packed, row) = Unsafe.Add(ref a, row);
            a = ref Unsafe.Add(ref a, step);
            packed = ref Unsafe.Add(ref packed, height);
        }
    }
}
