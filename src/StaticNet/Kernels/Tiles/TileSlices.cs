using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Products of few rows with a right operand that comes out of slow caches: thin slices of its rows, one after another,
/// each over all columns. Its rows are read in the order of memory, which the hardware foresees; a tile that walks the
/// whole depth jumps from page to page. The sums stand in the result from one slice to the next.
/// </summary>
internal static class TileSlices<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Computes all rows.</summary>
    /// <returns>Whether it gave up, at a subnormal number.</returns>
    public static bool Run<TSearch>(int rows, nuint columns, in TileOperands operands)
        where TSearch : struct, ITileSearch
    {
        int rest = rows % Tile<TSimd>.Rows;
        nuint depth;
        for (nuint k = 0; k < operands.Depth; k += depth)
        {
            depth = TileBlocking.SliceDepth<TSimd>(rows, operands.Depth - k);
            TileOperands slice = operands.AtDepth(k, depth);
            if (rest < rows && RunBlocks<TSearch>(rows - rest, columns, in slice))
                return true;
            slice.MoveRows((nuint)(rows - rest));
            // Few rows take wide tiles, and the slice is near by now.
            if (rest > 0 && TilePanels<TSimd>.InOneChain<TSearch>(rest, columns, in slice))
                return true;
        }
        return false;
    }

    private static bool RunBlocks<TSearch>(int rows, nuint columns, in TileOperands slice)
        where TSearch : struct, ITileSearch
        => rows == Tile<TSimd>.Rows
            ? TilePanels<TSimd>.InOneChain<TSearch>(rows, columns, in slice)
            : TileColumns<TSimd>.Run<TSearch, NoPacking>(
                rows, columns, in slice, (nuint)Tile<TSimd>.Rows * slice.ARowStep);
}
