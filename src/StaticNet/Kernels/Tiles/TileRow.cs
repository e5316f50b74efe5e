using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// One row: 8 vectors side by side, or fewer vectors with the depth dealt out to several sums of each, so that there
/// are always 8 independent multiply-adds under way; see <see cref="TileParts"/>.
/// </summary>
internal static class TileRow<TSimd, TVectors>
    where TSimd : unmanaged, ISimd<TSimd>
    where TVectors : struct, ITileSize
{
    private static nuint Chains
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)TileParts.Count(TVectors.Value);
    }

    /// <summary>
    /// Computes the vectors from <paramref name="column"/> on. A row whose depth is dealt out cannot search.
    /// </summary>
    /// <returns>Whether it gave up, at a subnormal number.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Run<TSearch>(in TileOperands operands, nuint column)
        where TSearch : struct, ITileSearch
    {
        ref float a = ref Unsafe.AsRef(in operands.A);
        ref float b = ref Unsafe.Add(ref Unsafe.AsRef(in operands.B), column);
        nuint aStep = operands.ADepthStep;
        nuint bStride = operands.BStride;
        nuint depth = operands.Depth;
        bool contiguous = TileParts.AreContiguous(depth);
        nuint aPart = contiguous ? depth / Chains * aStep : aStep;
        nuint bPart = contiguous ? depth / Chains * bStride : bStride;
        nuint aNext = contiguous ? aStep : Chains * aStep;
        nuint bNext = contiguous ? bStride : Chains * bStride;
        TSimd c0 = Start(0, in operands, column);
        TSimd c1 = Start(1, in operands, column);
        TSimd c2 = Start(2, in operands, column);
        TSimd c3 = Start(3, in operands, column);
        TSimd c4 = Start(4, in operands, column);
        TSimd c5 = Start(5, in operands, column);
        TSimd c6 = Start(6, in operands, column);
        TSimd c7 = Start(7, in operands, column);
        for (; depth >= Chains; depth -= Chains)
        {
            if (TSearch.IsWanted && (operands.Depth - depth) % (nuint)TSimd.Count == 0 && Finds(ref a, depth))
                return true;
            TSimd factor = TSimd.Zero;
            Add(0, ref a, aPart, ref b, bPart, ref factor, ref c0);
            Add(1, ref a, aPart, ref b, bPart, ref factor, ref c1);
            Add(2, ref a, aPart, ref b, bPart, ref factor, ref c2);
            Add(3, ref a, aPart, ref b, bPart, ref factor, ref c3);
            Add(4, ref a, aPart, ref b, bPart, ref factor, ref c4);
            Add(5, ref a, aPart, ref b, bPart, ref factor, ref c5);
            Add(6, ref a, aPart, ref b, bPart, ref factor, ref c6);
            Add(7, ref a, aPart, ref b, bPart, ref factor, ref c7);
            a = ref Unsafe.Add(ref a, aNext);
            b = ref Unsafe.Add(ref b, bNext);
        }

        // What is left lies after the last part, and is added to its sums.
        if (contiguous)
        {
            a = ref Unsafe.Add(ref a, (Chains - 1) * aPart);
            b = ref Unsafe.Add(ref b, (Chains - 1) * bPart);
        }
        for (; depth != 0; depth--)
        {
            TSimd factor = TSimd.Zero;
            AddRest(4, ref a, ref b, ref factor, ref c4);
            AddRest(5, ref a, ref b, ref factor, ref c5);
            AddRest(6, ref a, ref b, ref factor, ref c6);
            AddRest(7, ref a, ref b, ref factor, ref c7);
            a = ref Unsafe.Add(ref a, aStep);
            b = ref Unsafe.Add(ref b, bStride);
        }

        ref float c = ref Unsafe.Add(ref operands.C, column);
        switch (TVectors.Value)
        {
            case 1:
                TSimd.Store(((((((c0 + c1) + c2) + c3) + c4) + c5) + c6) + c7, ref c, 0);
                break;
            case 2:
                TSimd.Store(((c0 + c2) + c4) + c6, ref c, 0);
                TSimd.Store(((c1 + c3) + c5) + c7, ref c, (nuint)TSimd.Count);
                break;
            case 4:
                TSimd.Store(c0 + c4, ref c, 0);
                TSimd.Store(c1 + c5, ref c, (nuint)TSimd.Count);
                TSimd.Store(c2 + c6, ref c, 2 * (nuint)TSimd.Count);
                TSimd.Store(c3 + c7, ref c, 3 * (nuint)TSimd.Count);
                break;
            default:
                TSimd.Store(c0, ref c, 0 * (nuint)TSimd.Count);
                TSimd.Store(c1, ref c, 1 * (nuint)TSimd.Count);
                TSimd.Store(c2, ref c, 2 * (nuint)TSimd.Count);
                TSimd.Store(c3, ref c, 3 * (nuint)TSimd.Count);
                TSimd.Store(c4, ref c, 4 * (nuint)TSimd.Count);
                TSimd.Store(c5, ref c, 5 * (nuint)TSimd.Count);
                TSimd.Store(c6, ref c, 6 * (nuint)TSimd.Count);
                TSimd.Store(c7, ref c, 7 * (nuint)TSimd.Count);
                break;
        }
        return false;
    }

    // As many values as a vector holds, before they are multiplied; the last may overlap.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Finds(ref float a, nuint depth)
    {
        ref float values = ref depth >= (nuint)TSimd.Count
            ? ref a
            : ref Unsafe.Subtract(ref a, (nuint)TSimd.Count - depth);
        return TSimd.FoundSubnormals(TSimd.SeekSubnormals(TSimd.Zero, TSimd.Load(in values, 0)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Start(int sum, in TileOperands operands, nuint column)
    {
        if (sum >= TVectors.Value || Unsafe.IsNullRef(in operands.Start))
            return TSimd.Zero;
        return TSimd.Load(in operands.Start, column + (nuint)(sum * TSimd.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        int sum, ref float a, nuint aPart, ref float b, nuint bPart, ref TSimd factor, ref TSimd c)
    {
        nuint chain = (nuint)(sum / TVectors.Value);
        nuint vector = (nuint)(sum % TVectors.Value);
        // The compiler finds a common value by itself, but not on Arm.
        if (vector == 0 || !ElementTiles.Suit<TSimd>())
            factor = TSimd.Factor(Unsafe.Add(ref a, chain * aPart));
        TSimd.AddFactorProduct(
            ref c, factor, TSimd.Load(in b, chain * bPart + vector * (nuint)TSimd.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRest(int sum, ref float a, ref float b, ref TSimd factor, ref TSimd c)
    {
        if (sum >= TileParts.Sums - TVectors.Value)
            Add(sum, ref a, 0, ref b, 0, ref factor, ref c);
    }
}
