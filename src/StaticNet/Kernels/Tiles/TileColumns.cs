using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// A part of the depth, by the columns of a tile: all rows pass by them before the next. The first block of rows may
/// pack them while it multiplies.
/// </summary>
internal static class TileColumns<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>How many columns pass at once, but for a last single vector.</summary>
    public static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ElementTiles.Suit<TSimd>() ? ElementTiles.Columns : 2 * (nuint)TSimd.Count;
    }

    /// <summary>Computes a part of the depth.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="operands">The operands of this part.</param>
    /// <param name="blockStep">The distance from one block of rows of the left operand to the next.</param>
    /// <returns>Whether it gave up, at a subnormal number.</returns>
    public static bool Run<TSearch, TPacking>(
        int rows, nuint columns, in TileOperands operands, nuint blockStep)
        where TSearch : struct, ITileSearch
        where TPacking : struct, ITilePacking
    {
        for (nuint column = 0; column < columns; column += Width)
        {
            TileOperands panel = operands.AtColumn(column);
            if (columns - column < Width)
                RunPanel<Size1, NoSearch, TPacking>(rows, (nuint)TSimd.Count, panel, blockStep);
            else if (column > 0)
                RunPanel<Size2, NoSearch, TPacking>(rows, Width, panel, blockStep);
            else if (RunPanel<Size2, TSearch, TPacking>(rows, Width, panel, blockStep))
                return true;
        }
        return false;
    }

    private static bool RunPanel<TVectors, TSearch, TPacking>(
        int rows, nuint width, TileOperands operands, nuint blockStep)
        where TVectors : struct, ITileSize
        where TSearch : struct, ITileSearch
        where TPacking : struct, ITilePacking
    {
        if (rows < Tile<TSimd>.Rows)
            return TilePanels<TSimd>.InOneChain<TSearch>(rows, width, in operands);
        if (RunBlock<TVectors, TSearch, TPacking>(in operands))
            return true;
        if (TPacking.IsWanted)
        {
            operands.B = ref operands.Packed;
            operands.BStride = width;
        }
        int row = Tile<TSimd>.Rows;
        for (; row + Tile<TSimd>.Rows <= rows; row += Tile<TSimd>.Rows)
        {
            operands.MoveBlock(blockStep, (nuint)Tile<TSimd>.Rows);
            if (RunBlock<TVectors, TSearch, NoPacking>(in operands))
                return true;
        }
        if (row == rows)
            return false;
        operands.MoveBlock(blockStep, (nuint)Tile<TSimd>.Rows);
        return TilePanels<TSimd>.InOneChain<TSearch>(rows - row, width, in operands);
    }

    private static bool RunBlock<TVectors, TSearch, TPacking>(in TileOperands operands)
        where TVectors : struct, ITileSize
        where TSearch : struct, ITileSearch
        where TPacking : struct, ITilePacking
        => ElementTiles.Suit<TSimd>() ? ElementTile<Size6>.Run<TSearch, TPacking>(in operands, 0)
            : TSimd.HasManyRegisters ? TileCore<TSimd, Size8, TVectors>.Run<TSearch, TPacking>(in operands, 0)
            : TileCore<TSimd, Size6, TVectors>.Run<TSearch, TPacking>(in operands, 0);
}
