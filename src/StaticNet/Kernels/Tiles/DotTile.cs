using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// A tile of dot products: up to 3 rows of the left operand by 8 of the right one, or by 4 where there are few
/// registers. Each has a vector of sums, whose lanes are added up at the end.
/// </summary>
internal static class DotTile<TSimd, TRows>
    where TSimd : unmanaged, ISimd<TSimd>
    where TRows : struct, ITileSize
{
    /// <summary>How many columns of the result a tile has.</summary>
    public static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSimd.HasManyRegisters ? 8 : 4;
    }

    /// <summary>
    /// Computes the tile whose first column is <paramref name="column"/>. Where there are fewer, it takes the last of
    /// them again, and writes it into the padding of the result's rows.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(nuint column, nuint values, in TileOperands operands)
    {
        nuint stride = operands.BStride, last = values - 1;
        ref float b = ref Unsafe.AsRef(in operands.B);
        ref float b0 = ref Unsafe.Add(ref b, column * stride);
        ref float b1 = ref Unsafe.Add(ref b, Math.Min(column + 1, last) * stride);
        ref float b2 = ref Unsafe.Add(ref b, Math.Min(column + 2, last) * stride);
        ref float b3 = ref Unsafe.Add(ref b, Math.Min(column + 3, last) * stride);
        ref float b4 = ref Unsafe.Add(ref b, Math.Min(column + 4, last) * stride);
        ref float b5 = ref Unsafe.Add(ref b, Math.Min(column + 5, last) * stride);
        ref float b6 = ref Unsafe.Add(ref b, Math.Min(column + 6, last) * stride);
        ref float b7 = ref Unsafe.Add(ref b, Math.Min(column + 7, last) * stride);
        ref float a0 = ref Unsafe.AsRef(in operands.A);
        ref float a1 = ref Unsafe.Add(ref a0, operands.ARowStep);
        ref float a2 = ref Unsafe.Add(ref a1, operands.ARowStep);
        TSimd c00 = default, c01 = default, c02 = default, c03 = default;
        TSimd c04 = default, c05 = default, c06 = default, c07 = default;
        TSimd c10 = default, c11 = default, c12 = default, c13 = default;
        TSimd c14 = default, c15 = default, c16 = default, c17 = default;
        TSimd c20 = default, c21 = default, c22 = default, c23 = default;
        TSimd c24 = default, c25 = default, c26 = default, c27 = default;
        nuint depth = operands.Depth;
        for (nuint k = 0; k < depth; k += (nuint)TSimd.Count)
        {
            TSimd left0 = TSimd.Load(in a0, k);
            TSimd left1 = Unsafe.SizeOf<TRows>() > 1 ? TSimd.Load(in a1, k) : default;
            TSimd left2 = Unsafe.SizeOf<TRows>() > 2 ? TSimd.Load(in a2, k) : default;
            Add(ref b0, k, left0, left1, left2, ref c00, ref c10, ref c20);
            Add(ref b1, k, left0, left1, left2, ref c01, ref c11, ref c21);
            Add(ref b2, k, left0, left1, left2, ref c02, ref c12, ref c22);
            Add(ref b3, k, left0, left1, left2, ref c03, ref c13, ref c23);
            if (TSimd.HasManyRegisters)
            {
                Add(ref b4, k, left0, left1, left2, ref c04, ref c14, ref c24);
                Add(ref b5, k, left0, left1, left2, ref c05, ref c15, ref c25);
                Add(ref b6, k, left0, left1, left2, ref c06, ref c16, ref c26);
                Add(ref b7, k, left0, left1, left2, ref c07, ref c17, ref c27);
            }
        }

        ref float c = ref Unsafe.Add(ref operands.C, column);
        bool adds = operands.AddsToResult;
        Store(0, adds, ref c, operands.CStride, c00, c01, c02, c03, c04, c05, c06, c07);
        Store(1, adds, ref c, operands.CStride, c10, c11, c12, c13, c14, c15, c16, c17);
        Store(2, adds, ref c, operands.CStride, c20, c21, c22, c23, c24, c25, c26, c27);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        ref float b, nuint k, TSimd left0, TSimd left1, TSimd left2, ref TSimd c0, ref TSimd c1, ref TSimd c2)
    {
        TSimd right = TSimd.Load(in b, k);
        TSimd.AddProduct(ref c0, left0, right);
        if (Unsafe.SizeOf<TRows>() > 1)
            TSimd.AddProduct(ref c1, left1, right);
        if (Unsafe.SizeOf<TRows>() > 2)
            TSimd.AddProduct(ref c2, left2, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        int row, bool adds, ref float c, nuint stride, TSimd c0, TSimd c1, TSimd c2, TSimd c3, TSimd c4, TSimd c5,
        TSimd c6, TSimd c7)
    {
        if (row >= Unsafe.SizeOf<TRows>())
            return;
        Store(adds, ref c, (nuint)row * stride, TSimd.Sums(c0, c1, c2, c3));
        if (TSimd.HasManyRegisters)
            Store(adds, ref c, (nuint)row * stride + 4, TSimd.Sums(c4, c5, c6, c7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(bool adds, ref float c, nuint place, Simd128 sums)
    {
        if (adds)
            sums = Simd128.Load(in c, place) + sums;
        Simd128.Store(sums, ref c, place);
    }
}
