using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Where the depth of a product is summed in parts. One row has too few sums side by side when its columns are few, so
/// that the depth is dealt out to several chains, which are added in order when they are complete. Where the depth is
/// long enough for rounding to matter, those are contiguous parts, and blocks of several rows sum the same parts: a
/// sample's results have the same bits alone as in a batch.
/// </summary>
internal static class TileParts
{
    /// <summary>The sums that one row keeps under way.</summary>
    public const int Sums = 8;

    // Below, a block of several rows would spend more on starting the parts than on summing them.
    private const nuint ShortestDepth = 256;

    /// <summary>The parts of the depth where so many vectors of columns stand side by side.</summary>
    public static int Count(int vectors) => Sums / vectors;

    /// <summary>Whether parts are contiguous.</summary>
    public static bool AreContiguous(nuint depth) => depth >= ShortestDepth;

    /// <summary>Whether blocks of several rows sum all columns over the whole depth at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasOne<TSimd>(nuint columns, nuint depth)
        where TSimd : unmanaged, ISimd<TSimd>
        => !AreContiguous(depth)
            || columns % (nuint)(Sums * TSimd.Count) == 0
            || TileSweep<TSimd>.Suits(columns, depth);
}
