using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The register tile of <see cref="TileCore{TVector, TRows, TVectors}"/> for Arm: four steps of the depth of a row are
/// one load and four elements to multiply by.
/// </summary>
internal static class ElementTile<TRows>
    where TRows : struct, ITileSize
{
    /// <summary>Computes the tile whose first column is <paramref name="column"/>.</summary>
    /// <returns>Whether it gave up, at a subnormal number.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Run<TSearch, TPacking>(in TileOperands operands, nuint column)
        where TSearch : struct, ITileSearch
        where TPacking : struct, ITilePacking
    {
        ElementSums<TRows> sums = default;
        if (!Unsafe.IsNullRef(in operands.Start))
        {
            ref float start = ref Unsafe.Add(ref Unsafe.AsRef(in operands.Start), column);
            sums.Load(new ElementRows(ref start, operands.StartStride));
        }

        ElementRows a = new(ref Unsafe.AsRef(in operands.A), operands.ARowStep);
        ref float b = ref Unsafe.Add(ref Unsafe.AsRef(in operands.B), column);
        ref float packed = ref operands.Packed;
        nuint bStride = operands.BStride;
        nuint depthStep = operands.ADepthStep;
        nuint k = 0, end = operands.Depth * depthStep;
        if (depthStep == 1)
        {
            for (; k + 4 <= end; k += 4)
            {
                if (TSearch.IsWanted && Finds(in a, k))
                    return true;
                if (TPacking.IsWanted)
                    packed = ref PackFour(ref b, bStride, ref packed);
                sums.AddFour(in a, k, ref b, bStride);
                b = ref Unsafe.Add(ref b, 4 * bStride);
            }

            // The last values may overlap those before.
            if (TSearch.IsWanted && k != end && Finds(in a, end - 4))
                return true;
        }
        for (; k != end; k += depthStep)
        {
            if (TPacking.IsWanted)
                packed = ref Pack(ref b, bStride, ref packed);
            sums.AddOne(in a, k, ref b);
            b = ref Unsafe.Add(ref b, bStride);
        }

        ref float c = ref Unsafe.Add(ref operands.C, column);
        sums.Store(operands.AddsToResult, new ElementRows(ref c, operands.CStride));
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Finds(in ElementRows a, nuint k)
    {
        Simd128 found = Seek(0, ref a.Row0, k, Simd128.Zero);
        found = Seek(1, ref a.Row1, k, found);
        found = Seek(2, ref a.Row2, k, found);
        found = Seek(3, ref a.Row3, k, found);
        found = Seek(4, ref a.Row4, k, found);
        found = Seek(5, ref a.Row5, k, found);
        return Simd128.FoundSubnormals(found);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Simd128 Seek(int row, ref float a, nuint k, Simd128 found)
        => row < TRows.Value ? Simd128.SeekSubnormals(found, Simd128.Load(in a, k)) : found;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float PackFour(ref float b, nuint bStride, ref float packed)
    {
        packed = ref Pack(ref b, bStride, ref packed);
        b = ref Unsafe.Add(ref b, bStride);
        packed = ref Pack(ref b, bStride, ref packed);
        b = ref Unsafe.Add(ref b, bStride);
        packed = ref Pack(ref b, bStride, ref packed);
        b = ref Unsafe.Add(ref b, bStride);
        return ref Pack(ref b, bStride, ref packed);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Pack(ref float b, nuint bStride, ref float packed)
    {
        Prefetch.Row(in Unsafe.Add(ref b, TileBlocking.RowsAhead * bStride), ElementTiles.Columns);
        Vector128.LoadUnsafe(ref b).StoreUnsafe(ref packed);
        Vector128.LoadUnsafe(ref b, 4).StoreUnsafe(ref packed, 4);
        Vector128.LoadUnsafe(ref b, 8).StoreUnsafe(ref packed, 8);
        Vector128.LoadUnsafe(ref b, 12).StoreUnsafe(ref packed, 12);
        return ref Unsafe.Add(ref packed, ElementTiles.Columns);
    }
}
