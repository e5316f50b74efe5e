using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Covers rows x columns by register tiles side by side. Few rows take wider tiles, so that there are always enough
/// independent sums to keep the multiply-add units busy.
/// </summary>
internal static class TilePanels<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    public static void Run(int rows, nuint columns, in TileOperands operands)
    {
        switch (rows)
        {
            case 1: OneRow(columns, in operands); break;
            case 2: Wide<Size2>(0, columns, in operands); break;
            case 3 when TSimd.HasManyRegisters: Wide<Size3>(0, columns, in operands); break;
            case 3: Tall<Size3>(0, columns, in operands); break;
            case 4 when TSimd.HasManyRegisters: Wide<Size4>(0, columns, in operands); break;
            case 4: Tall<Size4>(0, columns, in operands); break;
            case 5: Tall<Size5>(0, columns, in operands); break;
            case 6: Tall<Size6>(0, columns, in operands); break;
            case 7: Tall<Size7>(0, columns, in operands); break;
            case 8: Tall<Size8>(0, columns, in operands); break;
            default: throw new ArgumentOutOfRangeException(nameof(rows), rows, "A register tile has 1 to 8 rows.");
        }
    }

    private static void OneRow(nuint columns, in TileOperands operands)
    {
        if (TileSweep<TSimd>.Suits(columns, operands.Depth))
        {
            TileSweep<TSimd>.Run(in operands, columns);
            return;
        }

        nuint column = Row<Size8>(0, columns, in operands);
        column = Row<Size4>(column, columns, in operands);
        column = Row<Size2>(column, columns, in operands);
        Row<Size1>(column, columns, in operands);
    }

    private static nuint Row<TVectors>(nuint column, nuint columns, in TileOperands operands)
        where TVectors : struct, ITileSize
    {
        nuint width = (nuint)(TVectors.Value * TSimd.Count);
        for (; column + width <= columns; column += width)
            TileRow<TSimd, TVectors>.Run(in operands, column);
        return column;
    }

    private static void Wide<TRows>(nuint column, nuint columns, in TileOperands operands)
        where TRows : struct, ITileSize
    {
        nuint width = 4 * (nuint)TSimd.Count;
        for (; column + width <= columns; column += width)
            TileCore<SimdPair<TSimd>, TRows, Size2>.Run(in operands, column);
        Tall<TRows>(column, columns, in operands);
    }

    private static void Tall<TRows>(nuint column, nuint columns, in TileOperands operands)
        where TRows : struct, ITileSize
    {
        nuint width = 2 * (nuint)TSimd.Count;
        for (; column + width <= columns; column += width)
            TileCore<TSimd, TRows, Size2>.Run(in operands, column);
        for (; column < columns; column += (nuint)TSimd.Count)
            TileCore<TSimd, TRows, Size1>.Run(in operands, column);
    }
}
