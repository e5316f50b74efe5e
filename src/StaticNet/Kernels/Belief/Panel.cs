using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Products of many rows with a matrix that no near cache holds: a panel of a few of its columns is packed, with its
/// rows one after another, and all rows are multiplied with it before the next. Unpacked, the rows of a panel lie a
/// power of two apart as often as not, and fight for few sets of the caches.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
internal static class Panel<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>The columns of a panel, whatever the width of vectors: the parts of a product are the same.</summary>
    public const int Width = 32;

    /// <summary>Room for the results of one block of rows.</summary>
    public const int TileFloats = 8 * Width;

    /// <summary>The most rows of a block, as many as the vector registers hold.</summary>
    public static int Rows => Tile<TSimd>.Rows;

    /// <summary>Packs columns of a matrix, with zeros for those beyond its row.</summary>
    /// <param name="source">The matrix, [rows x stride].</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="stride">The distance of its rows, a multiple of 16.</param>
    /// <param name="column">The first column, a multiple of <see cref="Width"/>.</param>
    /// <param name="panel">Receives [rows x Width].</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Pack(ref readonly float source, int rows, nuint stride, nuint column, ref float panel)
    {
        nuint width = Math.Min(Width, stride - column);
        ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in source), column);
        for (int row = 0; row < rows; row++)
        {
            for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
                TSimd.Store(TSimd.Load(in from, i), ref panel, i);
            for (nuint i = width; i < Width; i += (nuint)TSimd.Count)
                TSimd.Store(TSimd.Zero, ref panel, i);
            from = ref Unsafe.Add(ref from, stride);
            panel = ref Unsafe.Add(ref panel, Width);
        }
    }

    /// <summary>Packs columns of a transposed matrix, with zeros for those beyond its last row.</summary>
    /// <param name="source">The matrix before transposing, [columns x stride].</param>
    /// <param name="columns">Its rows, which are the columns of what is packed.</param>
    /// <param name="stride">The distance of its rows.</param>
    /// <param name="column">The first of them, a multiple of <see cref="Width"/>.</param>
    /// <param name="rows">Its columns, which are the rows of what is packed.</param>
    /// <param name="panel">Receives [rows x Width].</param>
    public static void PackTransposed(
        ref readonly float source, int columns, nuint stride, int column, int rows, ref float panel)
    {
        int width = Math.Min(Width, columns - column);
        if (width < Width)
            ClearColumns(rows, width, ref panel);
        Transposition.TransposeValues<TSimd>(
            in Unsafe.Add(ref Unsafe.AsRef(in source), (nuint)column * stride), (nuint)width, (nuint)rows, stride,
            ref panel, Width, accumulate: false);
    }

    /// <summary><c>c[r, j] = sum over k of a[r, k] * panel[k, j]</c>, or that added to c.</summary>
    /// <param name="rows">The number of rows, at most <see cref="Rows"/>.</param>
    /// <param name="operands">
    /// The left operand; the panel as the right one; the result, whose rows are <see cref="Width"/> apart.
    /// </param>
    public static void Multiply(int rows, in TileOperands operands)
    {
        switch (rows)
        {
            case 1:
                Multiply<Size1>(in operands);
                break;
            case 2:
                Multiply<Size2>(in operands);
                break;
            case 3:
                Multiply<Size3>(in operands);
                break;
            case 4:
                Multiply<Size4>(in operands);
                break;
            case 5:
                Multiply<Size5>(in operands);
                break;
            case 6:
                Multiply<Size6>(in operands);
                break;
            case 7:
                Multiply<Size7>(in operands);
                break;
            case 8:
                Multiply<Size8>(in operands);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(rows), rows, "A register tile has 1 to 8 rows.");
        }
    }

    private static void Multiply<TRows>(in TileOperands operands)
        where TRows : struct, ITileSize
    {
        for (nuint column = 0; column < Width; column += 2 * (nuint)TSimd.Count)
            TileCore<TSimd, TRows, Size2>.Run<NoSearch>(in operands, column);
    }

    private static void ClearColumns(int rows, int first, ref float panel)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = first; column < Width; column++)
                Unsafe.Add(ref panel, row * Width + column) = 0;
        }
    }
}
