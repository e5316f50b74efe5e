using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Products with the transpose of a large right operand, by dot products of its rows with those of the left one: both
/// are read in the order of memory, and nothing is transposed. A result's bits do not depend on which tile it is in.
/// </summary>
internal static class TileDots<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    // Three rows by 8 or 4 columns of sums, three vectors of the left operand and one of the right fill the registers.
    private const int RowsPerTile = 3;

    /// <summary>Computes all rows.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, a multiple of 16.</param>
    /// <param name="values">How many of them are rows of the right operand; the others become zero.</param>
    /// <param name="operands">
    /// The operands, the right one [values x depth]. Where the depth ends within a vector, both have padding, of which
    /// the left one's is zero.
    /// </param>
    public static void Run(int rows, nuint columns, nuint values, in TileOperands operands)
    {
        TileOperands block = operands;
        int height;
        for (int row = 0; row < rows; row += height)
        {
            height = TileBlocking.RowsOfDots(rows - row);
            nuint depth;
            for (nuint k = 0; k < operands.Depth; k += depth)
            {
                depth = TileBlocking.DepthOfDots(operands.Depth - k);
                TileOperands part = block;
                part.A = ref Unsafe.Add(ref Unsafe.AsRef(in block.A), k);
                part.B = ref Unsafe.Add(ref Unsafe.AsRef(in block.B), k);
                part.Depth = depth;
                part.AddsToResult = k > 0;
                RunPart(height, values, in part);
            }
            block.MoveRows((nuint)height);
        }
        RowBlock.Clear((nuint)rows, columns - values, ref Unsafe.Add(ref operands.C, values), operands.CStride);
    }

    // All rows pass by a few of the right operand's, which stay in the nearest cache.
    private static void RunPart(int rows, nuint values, in TileOperands operands)
    {
        for (nuint column = 0; column < values; column += (nuint)DotTile<TSimd, Size3>.Columns)
        {
            TileOperands tile = operands;
            int left = rows;
            for (; left >= RowsPerTile; left -= RowsPerTile)
            {
                DotTile<TSimd, Size3>.Run(column, values, in tile);
                tile.MoveRows(RowsPerTile);
            }
            if (left == 2)
                DotTile<TSimd, Size2>.Run(column, values, in tile);
            else if (left == 1)
                DotTile<TSimd, Size1>.Run(column, values, in tile);
        }
    }
}
