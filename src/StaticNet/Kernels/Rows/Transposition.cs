using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Transposition, of weights for the backward pass.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    private const int Block = 4;

    /// <summary>How many source rows are walked at a time: they fill whole cache lines of the destination.</summary>
    private const int Band = 16;

    /// <summary>
    /// How many source columns are walked to their end before the next. Each is a row of the destination, and so a page
    /// of a large one: the processor remembers few of these, and foresees what is written to fewer still.
    /// </summary>
    private const int Columns = 8;

    /// <summary>
    /// <c>destination[j, i] = source[i, j]</c>. The destination's padding, from <paramref name="rows"/> up to its
    /// stride, becomes zero.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="source">The matrix, [rows x columns].</param>
    /// <param name="rows">The number of its rows.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="sourceStride">The distance of its rows.</param>
    /// <param name="destination">The transposed matrix, [columns x rows].</param>
    /// <param name="destinationStride">The distance of its rows.</param>
    public static void Transpose<TSimd>(
        ref readonly float source, int rows, int columns, nuint sourceStride,
        ref float destination, nuint destinationStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TransposeValues<TSimd>(
            in source, (nuint)rows, (nuint)columns, sourceStride, ref destination, destinationStride,
            accumulate: false);
        Padding.Clear(columns, rows, ref destination, destinationStride);
    }

    /// <summary>
    /// <c>destination[j, i] = source[i, j]</c>, or that added, with zeros in place of sums that are subnormal. What lies
    /// between the destination's rows stays.
    /// </summary>
    internal static void TransposeValues<TSimd>(
        ref readonly float source, nuint height, nuint width, nuint sourceStride,
        ref float destination, nuint destinationStride, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (nuint j = 0; j < width; j += Columns)
        {
            TransposeColumns<TSimd>(
                in Unsafe.Add(ref Unsafe.AsRef(in source), j), height, Math.Min(Columns, width - j), sourceStride,
                ref Unsafe.Add(ref destination, j * destinationStride), destinationStride, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TransposeColumns<TSimd>(
        ref readonly float source, nuint height, nuint width, nuint sourceStride,
        ref float destination, nuint destinationStride, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (nuint i = 0; i < height; i += Band)
        {
            nuint bandEnd = Math.Min(i + Band, height);
            nuint blocksEnd = TSimd.Count < Block ? i : bandEnd - (bandEnd - i) % Block;
            nuint j = 0;
            for (; TSimd.Count >= Block && j + Block <= width; j += Block)
            {
                for (nuint k = i; k < blocksEnd; k += Block)
                {
                    ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in source), k * sourceStride + j);
                    ref float to = ref Unsafe.Add(ref destination, j * destinationStride + k);
                    TransposeBlock(ref from, sourceStride, ref to, destinationStride, accumulate);
                }

                Copy(
                    in source, sourceStride, ref destination, destinationStride, blocksEnd, bandEnd, j, j + Block,
                    accumulate);
            }

            Copy(in source, sourceStride, ref destination, destinationStride, i, bandEnd, j, width, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Copy(
        ref readonly float source, nuint sourceStride, ref float destination, nuint destinationStride,
        nuint firstRow, nuint endRow, nuint firstColumn, nuint endColumn, bool accumulate)
    {
        for (nuint j = firstColumn; j < endColumn; j++)
        {
            for (nuint i = firstRow; i < endRow; i++)
            {
                ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in source), i * sourceStride + j);
                ref float to = ref Unsafe.Add(ref destination, j * destinationStride + i);
                SimdScalar value = SimdScalar.Load(in from, 0);
                if (accumulate)
                    value = SimdScalar.FlushSubnormals(SimdScalar.Load(in to, 0) + value);
                SimdScalar.Store(value, ref to, 0);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock(
        ref float source, nuint sourceStride, ref float destination, nuint stride, bool accumulate)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref source);
        Vector128<float> row1 = Vector128.LoadUnsafe(ref source, sourceStride);
        Vector128<float> row2 = Vector128.LoadUnsafe(ref source, 2 * sourceStride);
        Vector128<float> row3 = Vector128.LoadUnsafe(ref source, 3 * sourceStride);
        Transpose(ref row0, ref row1, ref row2, ref row3);
        if (accumulate)
        {
            row0 = Sum(row0, ref destination, 0);
            row1 = Sum(row1, ref destination, stride);
            row2 = Sum(row2, ref destination, 2 * stride);
            row3 = Sum(row3, ref destination, 3 * stride);
        }

        row0.StoreUnsafe(ref destination);
        row1.StoreUnsafe(ref destination, stride);
        row2.StoreUnsafe(ref destination, 2 * stride);
        row3.StoreUnsafe(ref destination, 3 * stride);
    }

    /// <summary>4 x 4 by interleaving twice: rows 0 with 2 and 1 with 3, then the results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Transpose(
        ref Vector128<float> row0, ref Vector128<float> row1, ref Vector128<float> row2, ref Vector128<float> row3)
    {
        Vector128<float> evenLow = InterleaveLow(row0, row2);
        Vector128<float> evenHigh = InterleaveHigh(row0, row2);
        Vector128<float> oddLow = InterleaveLow(row1, row3);
        Vector128<float> oddHigh = InterleaveHigh(row1, row3);
        row0 = InterleaveLow(evenLow, oddLow);
        row1 = InterleaveHigh(evenLow, oddLow);
        row2 = InterleaveLow(evenHigh, oddHigh);
        row3 = InterleaveHigh(evenHigh, oddHigh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sum(Vector128<float> lanes, ref float destination, nuint offset)
    {
        Simd128 value = Unsafe.BitCast<Vector128<float>, Simd128>(lanes);
        value = Simd128.FlushSubnormals(Simd128.Load(in destination, offset) + value);
        return Unsafe.BitCast<Simd128, Vector128<float>>(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> left, Vector128<float> right)
    {
        if (Sse.IsSupported)
            return Sse.UnpackLow(left, right);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipLow(left, right);
        return Vector128.Create(left[0], right[0], left[1], right[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> left, Vector128<float> right)
    {
        if (Sse.IsSupported)
            return Sse.UnpackHigh(left, right);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipHigh(left, right);
        return Vector128.Create(left[2], right[2], left[3], right[3]);
    }
}
