using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Sums over an axis.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reduction
{
    /// <summary>
    /// <c>sums[j] = sum over i of source[i, j]</c>, or that added to sums, in the order of the rows: a bias gradient.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns; no others are read or written.</param>
    /// <param name="source">The matrix, [rows x columns].</param>
    /// <param name="stride">The distance of its rows.</param>
    /// <param name="sums">The sums, [columns].</param>
    /// <param name="accumulate">Whether to add to what <paramref name="sums"/> holds.</param>
    public static void ColumnSums<TSimd>(
        int rows, int columns, ref readonly float source, nuint stride, ref float sums, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = (nuint)columns;
        nuint column = 0;
        for (; column + 4 * (nuint)TSimd.Count <= width; column += 4 * (nuint)TSimd.Count)
            Strip<SimdPair<SimdPair<TSimd>>>(rows, in source, stride, ref sums, column, accumulate);
        for (; column + (nuint)TSimd.Count <= width; column += (nuint)TSimd.Count)
            Strip<TSimd>(rows, in source, stride, ref sums, column, accumulate);
        for (; column < width; column++)
            Strip<SimdScalar>(rows, in source, stride, ref sums, column, accumulate);
    }

    /// <summary>The sums of one vector's columns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Strip<TSimd>(
        int rows, ref readonly float source, nuint stride, ref float sums, nuint column, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd sum = accumulate ? TSimd.Load(in sums, column) : TSimd.Zero;
        for (nuint offset = column, end = column + (nuint)rows * stride; offset != end; offset += stride)
            sum += TSimd.Load(in source, offset);
        TSimd.Store(sum, ref sums, column);
    }
}
