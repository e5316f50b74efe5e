using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Covers rows x columns by tiles side by side; few rows take wider tiles, which keep the units as busy.
/// </summary>
internal static class ConvolutionPanels<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(int rows, nuint column, nuint end, in ConvolutionOperands operands)
    {
        switch (rows)
        {
            case 1: Wide<Size1>(column, end, in operands); break;
            case 2: Wide<Size2>(column, end, in operands); break;
            case 3: Wide<Size3>(column, end, in operands); break;
            case 4: Wide<Size4>(column, end, in operands); break;
            case 5 when ElementTiles.Suit<TSimd>(): Wide<Size5>(column, end, in operands); break;
            case 5: Tall<Size5>(column, end, in operands); break;
            case 6 when ElementTiles.Suit<TSimd>(): Wide<Size6>(column, end, in operands); break;
            case 6: Tall<Size6>(column, end, in operands); break;
            case 7: Tall<Size7>(column, end, in operands); break;
            case 8: Tall<Size8>(column, end, in operands); break;
            default: throw new ArgumentOutOfRangeException(nameof(rows), rows, "A register tile has 1 to 8 rows.");
        }
    }

    private static void Wide<TRows>(nuint column, nuint end, in ConvolutionOperands operands)
        where TRows : struct, ITileSize
    {
        nuint width = 4 * (nuint)TSimd.Count;
        if (TSimd.HasManyRegisters || TRows.Value <= 2)
        {
            for (; column + width <= end; column += width)
                WideTile<TRows>(column, in operands);
        }
        Tall<TRows>(column, end, in operands);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WideTile<TRows>(nuint column, in ConvolutionOperands operands)
        where TRows : struct, ITileSize
    {
        if (ElementTiles.Suit<TSimd>())
            ConvolutionElementTile<TRows>.Run(in operands, column);
        else
            ConvolutionTile<SimdPair<TSimd>, TRows, Size2>.Run(in operands, column);
    }

    private static void Tall<TRows>(nuint column, nuint end, in ConvolutionOperands operands)
        where TRows : struct, ITileSize
    {
        nuint width = 2 * (nuint)TSimd.Count;
        for (; column + width <= end; column += width)
            ConvolutionTile<TSimd, TRows, Size2>.Run(in operands, column);
        for (; column < end; column += (nuint)TSimd.Count)
            ConvolutionTile<TSimd, TRows, Size1>.Run(in operands, column);
    }
}
