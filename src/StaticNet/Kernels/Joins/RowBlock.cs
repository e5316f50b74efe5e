using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Copies, sums and zeros of rows that lie at any distance: nothing but their columns is touched.</summary>
internal static class RowBlock
{
    // Up to here vectors of our own are faster than the framework's call, which first finds out how long a row is.
    private const nuint ShortRow = 64;

    /// <summary>
    /// <c>destination[r, c] = source[r, c]</c>, or that added, with zeros in place of sums that are subnormal. The two
    /// do not overlap.
    /// </summary>
    public static void Copy<TSimd>(
        nuint rows, nuint columns, ref float source, nuint sourceStride, ref float destination, nuint stride,
        bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        if (accumulate)
        {
            Join.Apply<TSimd, Addition>(
                (int)rows, (int)columns, in destination, stride, in source, sourceStride, ref destination, stride,
                default);
            return;
        }

        if (sourceStride == columns && stride == columns)
            (columns, rows) = (columns * rows, 1);
        if (JoinRows<TSimd>.AreShort(columns))
            Copy<SimdScalar>(rows, columns, ref source, sourceStride, ref destination, stride);
        else
            Copy<TSimd>(rows, columns, ref source, sourceStride, ref destination, stride);
    }

    /// <summary>
    /// <c>destination[r, c] = source[r, c]</c>, 8 values at a time; the two do not overlap. For short rows the
    /// framework's function takes longer, most of all in native binaries.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(
        nuint rows, nuint columns, ref float source, nuint sourceStride, ref float destination, nuint stride)
    {
        if (Simd256.IsSupported && columns >= 8)
            Copy<Simd256>(rows, columns, ref source, sourceStride, ref destination, stride);
        else if (Simd128.IsSupported && columns >= 4)
            Copy<Simd128>(rows, columns, ref source, sourceStride, ref destination, stride);
        else
            Copy<SimdScalar>(rows, columns, ref source, sourceStride, ref destination, stride);
    }

    /// <summary>Zeroes columns of rows.</summary>
    public static void Clear(nuint rows, nuint columns, ref float block, nuint stride)
    {
        if (stride == columns)
            (columns, rows) = (columns * rows, 1);
        if (columns > ShortRow)
        {
            for (nuint row = 0; row < rows; row++)
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref block, row * stride), checked((int)columns)).Clear();
        }
        else if (Simd256.IsSupported && columns >= 8)
            Clear<Simd256>(rows, columns, ref block, stride);
        else if (Simd128.IsSupported && columns >= 4)
            Clear<Simd128>(rows, columns, ref block, stride);
        else
            Clear<SimdScalar>(rows, columns, ref block, stride);
    }

    // As in Copy, the last vector of a row may overlap the one before.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Clear<TSimd>(nuint rows, nuint columns, ref float block, nuint stride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint whole = columns - columns % (nuint)TSimd.Count, last = columns - (nuint)TSimd.Count;
        for (; rows != 0; rows--)
        {
            for (nuint i = 0; i != whole; i += (nuint)TSimd.Count)
                TSimd.Store(TSimd.Zero, ref block, i);
            if (whole != columns)
                TSimd.Store(TSimd.Zero, ref block, last);
            block = ref Unsafe.Add(ref block, stride);
        }
    }

    // The last vector of a row may overlap the one before.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Copy<TSimd>(
        nuint rows, nuint columns, ref float source, nuint sourceStride, ref float destination, nuint stride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint whole = columns - columns % (nuint)TSimd.Count, last = columns - (nuint)TSimd.Count;
        for (; rows != 0; rows--)
        {
            for (nuint i = 0; i != whole; i += (nuint)TSimd.Count)
                TSimd.Store(TSimd.Load(in source, i), ref destination, i);
            if (whole != columns && whole != 0)
                TSimd.Store(TSimd.Load(in source, last), ref destination, last);
            else if (whole != columns)
                Partial.Store(Partial.Load<TSimd>(in source, 0, columns, 0), ref destination, 0, columns);

            source = ref Unsafe.Add(ref source, sourceStride);
            destination = ref Unsafe.Add(ref destination, stride);
        }
    }
}
