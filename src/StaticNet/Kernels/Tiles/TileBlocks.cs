using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Products of more rows than a tile has, in blocks that stay in the caches: all rows are multiplied with one panel of
/// columns of the right operand before the next. <see cref="TileBlocking"/> says which are packed, and which are read
/// in slices. Every sum keeps its order, and so its bits.
/// </summary>
internal static class TileBlocks<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Computes all rows.</summary>
    /// <returns>Whether it gave up, at a subnormal number.</returns>
    public static bool Run<TSearch>(int rows, nuint columns, in TileOperands operands)
        where TSearch : struct, ITileSearch
    {
        if (operands.Depth == 0)
        {
            RunRest(rows, columns, operands);
            return false;
        }
        nuint blocked = TileBlocking.Columns<TSimd>(columns, operands.Depth);
        bool gaveUp = TileBlocking.Packs(rows, blocked, in operands)
            ? TilePacked<TSimd>.Run<TSearch>(rows, blocked, in operands)
            : TileBlocking.Slices<TSimd>(rows, blocked, in operands)
                ? TileSlices<TSimd>.Run<TSearch>(rows, blocked, in operands)
                : RunPanels<TSearch>(rows, blocked, in operands);
        if (!gaveUp && blocked < columns)
            RunRest(rows, columns - blocked, operands.AtColumn(blocked));
        return gaveUp;
    }

    private static bool RunPanels<TSearch>(int rows, nuint columns, in TileOperands operands)
        where TSearch : struct, ITileSearch
    {
        nuint width = TileBlocking.PanelColumns(operands.Depth);
        for (nuint column = 0; column < columns; column += width)
        {
            width = Math.Min(width, columns - column);
            TileOperands panel = operands.AtColumn(column);
            if (column > 0)
                RunPanel<NoSearch>(rows, width, panel);
            else if (RunPanel<TSearch>(rows, width, panel))
                return true;
        }
        return false;
    }

    private static bool RunPanel<TSearch>(int rows, nuint columns, TileOperands operands)
        where TSearch : struct, ITileSearch
    {
        for (int row = 0; row < rows; row += Tile<TSimd>.Rows)
        {
            int height = Math.Min(Tile<TSimd>.Rows, rows - row);
            operands.AsksForRows = TileBlocking.AsksForRows(row + height, rows, in operands);
            if (TilePanels<TSimd>.InOneChain<TSearch>(height, columns, in operands))
                return true;
            operands.MoveRows((nuint)height);
        }
        return false;
    }

    private static void RunRest(int rows, nuint columns, TileOperands operands)
    {
        for (int row = 0; row < rows; row += Tile<TSimd>.Rows)
        {
            int height = Math.Min(Tile<TSimd>.Rows, rows - row);
            TilePanels<TSimd>.Run(height, columns, in operands);
            operands.MoveRows((nuint)height);
        }
    }
}
