using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The vectors that a cell's units take: what is left over of 16 lanes takes 8, if that is enough.</summary>
/// <typeparam name="TSimd">The vector.</typeparam>
internal static class CellVectors<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Whether there is a vector from <paramref name="unit"/> on that is not half enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWhole(nuint unit, nuint units)
        => TSimd.Count == 2 * Simd256.Count ? unit + (nuint)Simd256.Count < units : unit < units;

    /// <summary>
    /// Copies units with the vectors that wrote them: any others would have to wait until they are in the cache.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(nuint units, ref readonly float source, ref float destination)
    {
        nuint unit = 0;
        for (; IsWhole(unit, units); unit += (nuint)TSimd.Count)
            TSimd.Store(TSimd.Load(in source, unit), ref destination, unit);
        if (unit < units)
            Simd256.Store(Simd256.Load(in source, unit), ref destination, unit);
    }
}
