using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Covers rows x columns by register tiles side by side, and chooses the kernel. More rows than a tile has are left to
/// <see cref="TileBlocks{TSimd}"/>, one row to <see cref="TileSweep{TSimd}"/> or
/// <see cref="TileRow{TSimd, TVectors}"/>. Few rows take wider tiles, so that there are always enough independent sums
/// to keep the multiply-add units busy.
/// </summary>
internal static class TilePanels<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    public static void Run(int rows, nuint columns, in TileOperands operands)
        => Run<NoSearch>(rows, columns, in operands);

    /// <summary>
    /// Does so with the caller's input as the left operand: dense rows, in which subnormal numbers count as zeros. The
    /// operands change only while it runs.
    /// </summary>
    public static void RunOnInput(int rows, nuint columns, ref TileOperands operands)
    {
        ref float input = ref Unsafe.AsRef(in operands.A);
        int values = rows * (int)operands.Depth;
        if (!CanSearch(rows, columns, operands.Depth))
            operands.A = ref Subnormals.Flush(ref input, values);
        else if (Run<Search>(rows, columns, in operands))
            operands.A = ref Subnormals.FlushedCopy(ref input, values);
        else
            return;
        Run<NoSearch>(rows, columns, in operands);
        operands.A = ref input;
    }

    // Tiles load whole vectors of a row's values, and wide ones pairs of them. One row alone searches where its sums
    // are whole.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool CanSearch(int rows, nuint columns, nuint depth)
    {
        if (depth < 2 * (nuint)TSimd.Count)
            return false;
        if (rows > Tile<TSimd>.Rows)
            return TileBlocking.Columns<TSimd>(columns, depth) >= 2 * (nuint)TSimd.Count;
        nuint wholeSums = (nuint)(TileParts.Sums * TSimd.Count);
        return rows > 1 || (columns >= wholeSums && !TileSweep<TSimd>.Suits(columns, depth));
    }

    /// <summary>Computes a block of rows, each sum in one chain over the whole depth, even of one row.</summary>
    /// <returns>Whether it gave up, at a subnormal number.</returns>
    public static bool InOneChain<TSearch>(int rows, nuint columns, in TileOperands operands)
        where TSearch : struct, ITileSearch
        => rows == 1
            ? Tall<Size1, TSearch>(0, columns, in operands)
            : Columns<TSearch>(rows, 0, columns, in operands);

    // Whether it gave up.
    private static bool Run<TSearch>(int rows, nuint columns, in TileOperands operands)
        where TSearch : struct, ITileSearch
    {
        if (rows > Tile<TSimd>.Rows)
            return TileBlocks<TSimd>.Run<TSearch>(rows, columns, in operands);
        // A part of a pass may have no rows of one of a layer's parameters.
        if (rows <= 0)
            return false;
        if (TileParts.HasOne<TSimd>(columns, operands.Depth))
        {
            return TileBlocking.Slices<TSimd>(rows, columns, in operands)
                ? TileSlices<TSimd>.Run<TSearch>(rows, columns, in operands)
                : Columns<TSearch>(rows, 0, columns, in operands);
        }
        return rows == 1
            ? OneRow<TSearch>(columns, in operands)
            : InParts<TSearch>(rows, columns, in operands);
    }

    // Few columns are summed part by part of the depth, as their sums are in one row.
    private static bool InParts<TSearch>(int rows, nuint columns, in TileOperands operands)
        where TSearch : struct, ITileSearch
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
                // The first columns' tiles have seen all parts of the depth.
                if (column == 0 && Columns<TSearch>(rows, column, end, in part))
                    return true;
                if (column > 0)
                    Columns<NoSearch>(rows, column, end, in part);
                part.A = ref Unsafe.Add(ref Unsafe.AsRef(in part.A), part.Depth * part.ADepthStep);
                part.B = ref Unsafe.Add(ref Unsafe.AsRef(in part.B), part.Depth * part.BStride);
                part.Start = ref Unsafe.NullRef<float>();
                part.AddsToResult = true;
            }
            column = end;
        }
        return false;
    }

    private static bool Columns<TSearch>(int rows, nuint column, nuint columns, in TileOperands operands)
        where TSearch : struct, ITileSearch
        => rows switch
        {
            1 => OneRow<TSearch>(columns, in operands),
            2 => Wide<Size2, TSearch>(column, columns, in operands),
            3 when TSimd.HasManyRegisters => Wide<Size3, TSearch>(column, columns, in operands),
            3 => Tall<Size3, TSearch>(column, columns, in operands),
            4 when TSimd.HasManyRegisters => Wide<Size4, TSearch>(column, columns, in operands),
            4 => Tall<Size4, TSearch>(column, columns, in operands),
            5 when ElementTiles.Suit<TSimd>() => Wide<Size5, TSearch>(column, columns, in operands),
            5 => Tall<Size5, TSearch>(column, columns, in operands),
            6 when ElementTiles.Suit<TSimd>() => Wide<Size6, TSearch>(column, columns, in operands),
            6 => Tall<Size6, TSearch>(column, columns, in operands),
            7 => Tall<Size7, TSearch>(column, columns, in operands),
            8 => Tall<Size8, TSearch>(column, columns, in operands),
            _ => throw new ArgumentOutOfRangeException(nameof(rows), rows, "A register tile has 1 to 8 rows."),
        };

    private static bool OneRow<TSearch>(nuint columns, in TileOperands operands)
        where TSearch : struct, ITileSearch
    {
        if (TileSweep<TSimd>.Suits(columns, operands.Depth))
        {
            TileSweep<TSimd>.Run(in operands, columns);
            return false;
        }

        nuint column = 0;
        if (TSearch.IsWanted)
        {
            if (TileRow<TSimd, Size8>.Run<TSearch>(in operands, 0))
                return true;
            column = (nuint)(TileParts.Sums * TSimd.Count);
        }
        column = Row<Size8>(column, columns, in operands);
        column = Row<Size4>(column, columns, in operands);
        column = Row<Size2>(column, columns, in operands);
        Row<Size1>(column, columns, in operands);
        return false;
    }

    private static nuint Row<TVectors>(nuint column, nuint columns, in TileOperands operands)
        where TVectors : struct, ITileSize
    {
        nuint width = (nuint)(TVectors.Value * TSimd.Count);
        for (; column + width <= columns; column += width)
            TileRow<TSimd, TVectors>.Run<NoSearch>(in operands, column);
        return column;
    }

    private static bool Wide<TRows, TSearch>(nuint column, nuint columns, in TileOperands operands)
        where TRows : struct, ITileSize
        where TSearch : struct, ITileSearch
    {
        nuint width = 4 * (nuint)TSimd.Count;
        if (TSearch.IsWanted)
        {
            if (column + width > columns)
                return Tall<TRows, TSearch>(column, columns, in operands);
            if (WideTile<TRows, TSearch>(column, in operands))
                return true;
            column += width;
        }
        for (; column + width <= columns; column += width)
            WideTile<TRows, NoSearch>(column, in operands);
        return Tall<TRows, NoSearch>(column, columns, in operands);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool WideTile<TRows, TSearch>(nuint column, in TileOperands operands)
        where TRows : struct, ITileSize
        where TSearch : struct, ITileSearch
        => ElementTiles.Suit<TSimd>()
            ? ElementTile<TRows>.Run<TSearch, NoPacking>(in operands, column)
            : TileCore<SimdPair<TSimd>, TRows, Size2>.Run<TSearch>(in operands, column);

    private static bool Tall<TRows, TSearch>(nuint column, nuint columns, in TileOperands operands)
        where TRows : struct, ITileSize
        where TSearch : struct, ITileSearch
    {
        nuint width = 2 * (nuint)TSimd.Count;
        if (TSearch.IsWanted)
        {
            bool isNarrow = column + width > columns;
            if (isNarrow
                ? TileCore<TSimd, TRows, Size1>.Run<TSearch>(in operands, column)
                : TileCore<TSimd, TRows, Size2>.Run<TSearch>(in operands, column))
                return true;
            column += isNarrow ? (nuint)TSimd.Count : width;
        }
        TileAhead ahead = new(in operands, TRows.Value, (columns - column) / width);
        for (; column + width <= columns; column += width)
        {
            ahead.Ask();
            TileCore<TSimd, TRows, Size2>.Run<NoSearch>(in operands, column);
        }
        for (; column < columns; column += (nuint)TSimd.Count)
            TileCore<TSimd, TRows, Size1>.Run<NoSearch>(in operands, column);
        return false;
    }
}
