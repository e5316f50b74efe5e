using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The register tile: up to 8 rows by 1 or 2 vectors of sums stay in registers while the depth, or a part of it, is
/// walked. Every sum is one chain of multiply-adds in the order of the depth, so that its bits do not depend on the
/// tile's shape. Wider tiles are the same code over pairs of vectors.
/// </summary>
internal static class TileCore<TVector, TRows, TVectors>
    where TVector : unmanaged, ISimd<TVector>
    where TRows : struct, ITileSize
    where TVectors : struct, ITileSize
{
    /// <summary>Computes the tile whose first column is <paramref name="column"/>.</summary>
    /// <returns>Whether it gave up, at a subnormal number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Run<TSearch>(in TileOperands operands, nuint column)
        where TSearch : struct, ITileSearch
        => Run<TSearch, NoPacking>(in operands, column);

    /// <summary>Does so, and packs the columns of the right operand that it reads where that is wanted.</summary>
    /// <returns>Whether it gave up, at a subnormal number.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Run<TSearch, TPacking>(in TileOperands operands, nuint column)
        where TSearch : struct, ITileSearch
        where TPacking : struct, ITilePacking
    {
        ref float start = ref Unsafe.Add(ref Unsafe.AsRef(in operands.Start), column);
        nuint stride = operands.StartStride;
        bool fromZero = Unsafe.IsNullRef(in operands.Start);
        Start(fromZero, 0, ref start, stride, out TVector c00, out TVector c01);
        Start(fromZero, 1, ref start, stride, out TVector c10, out TVector c11);
        Start(fromZero, 2, ref start, stride, out TVector c20, out TVector c21);
        Start(fromZero, 3, ref start, stride, out TVector c30, out TVector c31);
        Start(fromZero, 4, ref start, stride, out TVector c40, out TVector c41);
        Start(fromZero, 5, ref start, stride, out TVector c50, out TVector c51);
        Start(fromZero, 6, ref start, stride, out TVector c60, out TVector c61);
        Start(fromZero, 7, ref start, stride, out TVector c70, out TVector c71);

        nuint rowStep = operands.ARowStep;
        ref float a0 = ref Unsafe.AsRef(in operands.A);
        ref float a1 = ref Unsafe.Add(ref a0, rowStep);
        ref float a2 = ref Unsafe.Add(ref a1, rowStep);
        ref float a3 = ref Unsafe.Add(ref a2, rowStep);
        ref float a4 = ref Unsafe.Add(ref a3, rowStep);
        ref float a5 = ref Unsafe.Add(ref a4, rowStep);
        ref float a6 = ref Unsafe.Add(ref a5, rowStep);
        ref float a7 = ref Unsafe.Add(ref a6, rowStep);

        ref float b = ref Unsafe.Add(ref Unsafe.AsRef(in operands.B), column);
        ref float packed = ref operands.Packed;
        nuint bStride = operands.BStride;
        nuint depthStep = operands.ADepthStep;
        nuint end = operands.Depth * depthStep;
        for (nuint k = 0; k != end; k += depthStep)
        {
            // As many values of each row as a vector holds, before they are multiplied; the last may overlap.
            if (TSearch.IsWanted
                && k % (nuint)TVector.Count == 0
                && Finds(
                    nuint.Min(k, end - (nuint)TVector.Count), ref a0, ref a1, ref a2, ref a3, ref a4, ref a5, ref a6,
                    ref a7))
            {
                return true;
            }
            TVector b0 = TVector.Load(in b, 0);
            TVector b1 = Unsafe.SizeOf<TVectors>() > 1 ? TVector.Load(in b, (nuint)TVector.Count) : default;
            if (TPacking.IsWanted)
                packed = ref Pack(ref b, bStride, b0, b1, ref packed);
            Add(0, ref a0, k, b0, b1, ref c00, ref c01);
            Add(1, ref a1, k, b0, b1, ref c10, ref c11);
            Add(2, ref a2, k, b0, b1, ref c20, ref c21);
            Add(3, ref a3, k, b0, b1, ref c30, ref c31);
            Add(4, ref a4, k, b0, b1, ref c40, ref c41);
            Add(5, ref a5, k, b0, b1, ref c50, ref c51);
            Add(6, ref a6, k, b0, b1, ref c60, ref c61);
            Add(7, ref a7, k, b0, b1, ref c70, ref c71);
            b = ref Unsafe.Add(ref b, bStride);
        }

        ref float c = ref Unsafe.Add(ref operands.C, column);
        stride = operands.CStride;
        bool adds = operands.AddsToResult;
        Store(0, adds, ref c, stride, in c00, in c01);
        Store(1, adds, ref c, stride, in c10, in c11);
        Store(2, adds, ref c, stride, in c20, in c21);
        Store(3, adds, ref c, stride, in c30, in c31);
        Store(4, adds, ref c, stride, in c40, in c41);
        Store(5, adds, ref c, stride, in c50, in c51);
        Store(6, adds, ref c, stride, in c60, in c61);
        Store(7, adds, ref c, stride, in c70, in c71);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Finds(
        nuint k, ref float a0, ref float a1, ref float a2, ref float a3, ref float a4, ref float a5, ref float a6,
        ref float a7)
    {
        TVector found = default;
        Seek(0, ref a0, k, ref found);
        Seek(1, ref a1, k, ref found);
        Seek(2, ref a2, k, ref found);
        Seek(3, ref a3, k, ref found);
        Seek(4, ref a4, k, ref found);
        Seek(5, ref a5, k, ref found);
        Seek(6, ref a6, k, ref found);
        Seek(7, ref a7, k, ref found);
        return TVector.FoundSubnormals(found);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Seek(int row, ref float a, nuint k, ref TVector found)
    {
        if (row < Unsafe.SizeOf<TRows>())
            found = TVector.SeekSubnormals(found, TVector.Load(in a, k));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Pack(ref float b, nuint bStride, TVector b0, TVector b1, ref float packed)
    {
        nuint width = (nuint)(Unsafe.SizeOf<TVectors>() * TVector.Count);
        Prefetch.Row(in Unsafe.Add(ref b, TileBlocking.RowsAhead * bStride), width);
        TVector.Store(b0, ref packed, 0);
        if (Unsafe.SizeOf<TVectors>() > 1)
            TVector.Store(b1, ref packed, (nuint)TVector.Count);
        return ref Unsafe.Add(ref packed, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Start(bool fromZero, int row, ref float start, nuint stride, out TVector c0, out TVector c1)
    {
        c0 = default;
        c1 = default;
        if (row >= Unsafe.SizeOf<TRows>() || fromZero)
            return;
        c0 = TVector.Load(in start, (nuint)row * stride);
        if (Unsafe.SizeOf<TVectors>() > 1)
            c1 = TVector.Load(in start, (nuint)row * stride + (nuint)TVector.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(int row, ref float a, nuint k, TVector b0, TVector b1, ref TVector c0, ref TVector c1)
    {
        if (row >= Unsafe.SizeOf<TRows>())
            return;
        TVector factor = TVector.Factor(Unsafe.Add(ref a, k));
        TVector.AddFactorProduct(ref c0, factor, b0);
        if (Unsafe.SizeOf<TVectors>() > 1)
            TVector.AddFactorProduct(ref c1, factor, b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(int row, bool adds, ref float c, nuint stride, in TVector c0, in TVector c1)
    {
        if (row >= Unsafe.SizeOf<TRows>())
            return;
        Store(adds, ref c, (nuint)row * stride, c0);
        if (Unsafe.SizeOf<TVectors>() > 1)
            Store(adds, ref c, (nuint)row * stride + (nuint)TVector.Count, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(bool adds, ref float c, nuint place, TVector sum)
    {
        if (adds)
            sum = TVector.Load(in c, place) + sum;
        TVector.Store(sum, ref c, place);
    }
}
