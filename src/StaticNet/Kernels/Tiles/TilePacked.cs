using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Products with packed panels: the columns of a tile, and a part of the depth. The first block of rows packs the
/// panel while it multiplies; unpacked, its rows would lie in as many pages, and fight for few sets of the caches. The
/// panels of one part of the depth come before those of the next, so that each page is read to its end; a later part
/// starts with the sums of those before.
/// </summary>
internal static class TilePacked<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    // Of a panel, but for a last one of a single vector.
    private static nuint Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ElementTiles.Suit<TSimd>() ? ElementTiles.Columns : 2 * (nuint)TSimd.Count;
    }

    /// <summary>Computes all rows.</summary>
    /// <returns>Whether it gave up, at a subnormal number.</returns>
    public static bool Run<TSearch>(int rows, nuint columns, in TileOperands operands)
        where TSearch : struct, ITileSearch
    {
        int height = Math.Min(TileBlocking.Rows<TSimd>(operands.Depth), rows);
        nuint depth = TileBlocking.PanelDepth(operands.Depth);
        nuint panel = depth * Columns;
        nuint left = TileBlocking.IsTransposed(in operands) ? (nuint)(height + Tile<TSimd>.Rows) * depth : 0;
        ref float packed = ref Scratch.RentForProduct((long)(panel + left));
        ref float packedLeft = ref Unsafe.Add(ref packed, panel);
        TileOperands block = operands;
        for (int row = 0; row < rows; row += height)
        {
            height = Math.Min(height, rows - row);
            for (nuint k = 0; k < operands.Depth; k += depth)
            {
                TileOperands part = block.AtDepth(k, Math.Min(depth, operands.Depth - k));
                part.Packed = ref packed;
                nuint blockStep = (nuint)Tile<TSimd>.Rows * operands.ARowStep;
                if (TileBlocking.IsTransposed(in operands))
                {
                    TileLeft<TSimd>.Pack(height, in part, ref packedLeft);
                    part.A = ref packedLeft;
                    part.ADepthStep = (nuint)Tile<TSimd>.Rows;
                    blockStep = part.ADepthStep * part.Depth;
                }
                if (RunPart<TSearch>(height, columns, in part, blockStep))
                    return true;
            }
            block.MoveRows((nuint)height);
        }
        return false;
    }

    private static bool RunPart<TSearch>(int rows, nuint columns, in TileOperands operands, nuint blockStep)
        where TSearch : struct, ITileSearch
    {
        for (nuint column = 0; column < columns; column += Columns)
        {
            TileOperands panel = operands.AtColumn(column);
            if (columns - column < Columns)
                RunPanel<Size1, NoSearch>(rows, (nuint)TSimd.Count, panel, blockStep);
            else if (column > 0)
                RunPanel<Size2, NoSearch>(rows, Columns, panel, blockStep);
            else if (RunPanel<Size2, TSearch>(rows, Columns, panel, blockStep))
                return true;
        }
        return false;
    }

    private static bool RunPanel<TVectors, TSearch>(int rows, nuint width, TileOperands operands, nuint blockStep)
        where TVectors : struct, ITileSize
        where TSearch : struct, ITileSearch
    {
        if (rows < Tile<TSimd>.Rows)
            return TilePanels<TSimd>.InOneChain<TSearch>(rows, width, in operands);
        if (RunBlock<TVectors, TSearch, Packing>(in operands))
            return true;
        operands.B = ref operands.Packed;
        operands.BStride = width;
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
