using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Sums over the rows of a matrix, one for each column, in the order of the rows. Results have room for whole vectors;
/// what stands after the last column is anything.
/// </summary>
internal static class ChannelSums
{
    // The pivot is the mean of so many rows. Of n rows, the sums of squares then lose at most the factor n / 64 to
    // cancellation, however far the first rows are from the others.
    private const int PivotRows = 64;

    /// <summary>
    /// Each column's mean over the first rows, and over all rows the sum of the distances from it and that of their
    /// squares: what mean and variance are computed from with no cancellation, in one pass.
    /// </summary>
    public static void Moments<TSimd>(
        int rows, int columns, ref float source, nuint stride, ref float pivot, ref float distances, ref float squares)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = Readable<TSimd>(columns, stride);
        int first = Math.Min(rows, PivotRows);
        Zero<TSimd>(ref pivot, width);
        AddRows<TSimd>((nuint)first, width, ref source, stride, ref pivot);
        Divide<TSimd>(ref pivot, width, first);
        Zero<TSimd>(ref distances, width);
        Zero<TSimd>(ref squares, width);
        AddDistances<TSimd>((nuint)rows, width, ref source, stride, ref pivot, ref distances, ref squares);
    }

    /// <summary>The sums of <c>dY</c> and of <c>dY * (x - mean)</c>.</summary>
    public static void Gradients<TSimd>(
        int rows,
        int columns,
        ref float dOutput,
        nuint dOutputStride,
        ref float input,
        nuint inputStride,
        ref float mean,
        ref float sums,
        ref float products)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = Math.Min(Readable<TSimd>(columns, inputStride), Readable<TSimd>(columns, dOutputStride));
        Zero<TSimd>(ref sums, width);
        Zero<TSimd>(ref products, width);
        AddGradients<TSimd>(
            (nuint)rows, width, ref dOutput, dOutputStride, ref input, inputStride, ref mean, ref sums, ref products);
    }

    /// <summary>The columns up to which rows may be read: whole vectors, where the padding is long enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Readable<TSimd>(int columns, nuint stride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint lanes = (nuint)TSimd.Count;
        nuint whole = ((nuint)columns + lanes - 1) / lanes * lanes;
        return whole <= stride ? whole : (nuint)columns;
    }

    private static void Zero<TSimd>(ref float row, nuint width)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
            TSimd.Store(TSimd.Zero, ref row, i);
    }

    private static void Divide<TSimd>(ref float row, nuint width, int count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd divisor = TSimd.Broadcast(count);
        for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
            TSimd.Store(TSimd.Load(in row, i) / divisor, ref row, i);
    }

    // Four rows at once: the sums then pass through memory once for four rows.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddRows<TSimd>(nuint rows, nuint width, ref float source, nuint stride, ref float sums)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            ref float row0 = ref Unsafe.Add(ref source, row * stride);
            ref float row1 = ref Unsafe.Add(ref row0, stride);
            ref float row2 = ref Unsafe.Add(ref row1, stride);
            ref float row3 = ref Unsafe.Add(ref row2, stride);
            for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
            {
                TSimd sum01 = Partial.Load<TSimd>(in row0, i, width, 0) + Partial.Load<TSimd>(in row1, i, width, 0);
                TSimd sum23 = Partial.Load<TSimd>(in row2, i, width, 0) + Partial.Load<TSimd>(in row3, i, width, 0);
                TSimd.Store(TSimd.Load(in sums, i) + (sum01 + sum23), ref sums, i);
            }
        }
        for (; row < rows; row++)
        {
            ref float row0 = ref Unsafe.Add(ref source, row * stride);
            for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
                TSimd.Store(TSimd.Load(in sums, i) + Partial.Load<TSimd>(in row0, i, width, 0), ref sums, i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddDistances<TSimd>(
        nuint rows, nuint width, ref float source, nuint stride, ref float pivot, ref float distances,
        ref float squares)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            ref float row0 = ref Unsafe.Add(ref source, row * stride);
            ref float row1 = ref Unsafe.Add(ref row0, stride);
            ref float row2 = ref Unsafe.Add(ref row1, stride);
            ref float row3 = ref Unsafe.Add(ref row2, stride);
            for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
            {
                TSimd center = TSimd.Load(in pivot, i);
                TSimd distance0 = Partial.Load<TSimd>(in row0, i, width, 0) - center;
                TSimd distance1 = Partial.Load<TSimd>(in row1, i, width, 0) - center;
                TSimd distance2 = Partial.Load<TSimd>(in row2, i, width, 0) - center;
                TSimd distance3 = Partial.Load<TSimd>(in row3, i, width, 0) - center;
                TSimd sum = distance0 + distance1 + (distance2 + distance3);
                TSimd square01 = TSimd.MultiplyAdd(distance0, distance0, distance1 * distance1);
                TSimd square23 = TSimd.MultiplyAdd(distance2, distance2, distance3 * distance3);
                TSimd.Store(TSimd.Load(in distances, i) + sum, ref distances, i);
                TSimd.Store(TSimd.Load(in squares, i) + (square01 + square23), ref squares, i);
            }
        }
        for (; row < rows; row++)
        {
            ref float row0 = ref Unsafe.Add(ref source, row * stride);
            for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
            {
                TSimd distance = Partial.Load<TSimd>(in row0, i, width, 0) - TSimd.Load(in pivot, i);
                TSimd.Store(TSimd.Load(in distances, i) + distance, ref distances, i);
                TSimd.Store(TSimd.MultiplyAdd(distance, distance, TSimd.Load(in squares, i)), ref squares, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddGradients<TSimd>(
        nuint rows,
        nuint width,
        ref float dOutput,
        nuint dOutputStride,
        ref float input,
        nuint inputStride,
        ref float mean,
        ref float sums,
        ref float products)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint row = 0;
        for (; row + 2 <= rows; row += 2)
        {
            ref float gradients0 = ref Unsafe.Add(ref dOutput, row * dOutputStride);
            ref float gradients1 = ref Unsafe.Add(ref gradients0, dOutputStride);
            ref float values0 = ref Unsafe.Add(ref input, row * inputStride);
            ref float values1 = ref Unsafe.Add(ref values0, inputStride);
            for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
            {
                TSimd center = TSimd.Load(in mean, i);
                TSimd gradient0 = Partial.Load<TSimd>(in gradients0, i, width, 0);
                TSimd gradient1 = Partial.Load<TSimd>(in gradients1, i, width, 0);
                TSimd distance0 = Partial.Load<TSimd>(in values0, i, width, 0) - center;
                TSimd distance1 = Partial.Load<TSimd>(in values1, i, width, 0) - center;
                TSimd product = TSimd.MultiplyAdd(gradient0, distance0, gradient1 * distance1);
                TSimd.Store(TSimd.Load(in sums, i) + (gradient0 + gradient1), ref sums, i);
                TSimd.Store(TSimd.Load(in products, i) + product, ref products, i);
            }
        }
        if (row < rows)
        {
            ref float gradients = ref Unsafe.Add(ref dOutput, row * dOutputStride);
            ref float values = ref Unsafe.Add(ref input, row * inputStride);
            for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
            {
                TSimd gradient = Partial.Load<TSimd>(in gradients, i, width, 0);
                TSimd distance = Partial.Load<TSimd>(in values, i, width, 0) - TSimd.Load(in mean, i);
                TSimd.Store(TSimd.Load(in sums, i) + gradient, ref sums, i);
                TSimd.Store(TSimd.MultiplyAdd(gradient, distance, TSimd.Load(in products, i)), ref products, i);
            }
        }
    }
}
