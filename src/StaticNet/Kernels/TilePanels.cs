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
        if (TileParts.HasOne<TSimd>(columns, operands.Depth))
            Columns(rows, 0, columns, in operands);
        else if (rows == 1)
            OneRow(columns, in operands);
        else
            InParts(rows, columns, in operands);
    }

    // Few columns are summed part by part of the depth, as their sums are in one row.
    private static void InParts(int rows, nuint columns, in TileOperands operands)
    {
        nuint column = 0;
        for (int vectors = TileParts.Sums; vectors > 0; vectors /= 2)
        {
            nuint end = columns - (columns - column) % (nuint)(vectors * TSimd.Count);
            if (end == column)
                continue;
            TileOperands part = operands;
            int parts = TileParts.Count(vectors);
            part.Depth = operands.Depth / (nuint)parts;
            for (int index = 0; index < parts; index++)
            {
                if (index == parts - 1)
                    part.Depth = operands.Depth - (nuint)index * part.Depth;
                Columns(rows, column, end, in part);
                part.A = ref Unsafe.Add(ref Unsafe.AsRef(in part.A), part.Depth * part.ADepthStep);
                part.B = ref Unsafe.Add(ref Unsafe.AsRef(in part.B), part.Depth * part.BStride);
                part.Start = ref Unsafe.NullRef<float>();
                part.AddsToResult = true;
            }
            column = end;
        }
    }

    private static void Columns(int rows, nuint column, nuint columns, in TileOperands operands)
    {
        switch (rows)
        {
            case 1: OneRow(columns, in operands); break;
            case 2: Wide<Size2>(column, columns, in operands); break;
            case 3 when TSimd.HasManyRegisters: Wide<Size3>(column, columns, in operands); break;
            case 3: Tall<Size3>(column, columns, in operands); break;
            case 4 when TSimd.HasManyRegisters: Wide<Size4>(column, columns, in operands); break;
            case 4: Tall<Size4>(column, columns, in operands); break;
            case 5: Tall<Size5>(column, columns, in operands); break;
            case 6: Tall<Size6>(column, columns, in operands); break;
            case 7: Tall<Size7>(column, columns, in operands); break;
            case 8: Tall<Size8>(column, columns, in operands); break;
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
