using System.Runtime.CompilerServices;
using StaticNet.Simd;
using static StaticNet.Kernels.WinogradPoints;

namespace StaticNet.Kernels;

/// <summary>Patches of 6 x 6 inputs for tiles of 4 x 4: <c>B^T d B</c> for each channel.</summary>
internal static class WinogradLargePatches<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Transforms a patch.</summary>
    /// <param name="patch">Its first pixel.</param>
    /// <param name="pixelStep">The distance of its pixels.</param>
    /// <param name="rowStep">The distance of its rows.</param>
    /// <param name="channels">The channels, whole vectors.</param>
    /// <param name="to">The result: [36 x channels].</param>
    /// <param name="product">The distance of its rows.</param>
    /// <param name="lines">Room for 36 vectors.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Transform(
        ref float patch, nuint pixelStep, nuint rowStep, nuint channels, ref float to, nuint product, ref float lines)
    {
        for (nuint channel = 0; channel != channels; channel += (nuint)TSimd.Count)
        {
            ref float from = ref Unsafe.Add(ref patch, channel);
            for (nuint x = 0; x < 6; x++)
            {
                Line(ref from, rowStep, ref Unsafe.Add(ref lines, x * (nuint)TSimd.Count), 6 * (nuint)TSimd.Count);
                from = ref Unsafe.Add(ref from, pixelStep);
            }
            ref float line = ref lines;
            ref float place = ref Unsafe.Add(ref to, channel);
            for (nuint y = 0; y < 6; y++)
            {
                Line(ref line, (nuint)TSimd.Count, ref place, product);
                line = ref Unsafe.Add(ref line, 6 * (nuint)TSimd.Count);
                place = ref Unsafe.Add(ref place, 6 * product);
            }
        }
    }

    // B^T = [a2b2 0 -(a2+b2) 0 1 0; 0 -ab2 -b2 a 1 0; 0 ab2 -b2 -a 1 0; 0 -a2b -a2 b 1 0; 0 a2b -a2 -b 1 0;
    //        0 a2b2 0 -(a2+b2) 0 1]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line(ref float from, nuint step, ref float to, nuint toStep)
    {
        TSimd d0 = TSimd.Load(in from, 0), d1 = TSimd.Load(in from, step), d2 = TSimd.Load(in from, 2 * step);
        TSimd d3 = TSimd.Load(in from, 3 * step), d4 = TSimd.Load(in from, 4 * step);
        TSimd d5 = TSimd.Load(in from, 5 * step);
        TSimd both = TSimd.Broadcast(A2 * B2), sum = TSimd.Broadcast(-(A2 + B2));
        TSimd.Store(TSimd.MultiplyAdd(both, d0, TSimd.MultiplyAdd(sum, d2, d4)), ref to, 0);
        TSimd.Store(TSimd.MultiplyAdd(both, d1, TSimd.MultiplyAdd(sum, d3, d5)), ref to, 5 * toStep);
        Pair(-B2, A, d1, d2, d3, d4, ref Unsafe.Add(ref to, toStep), toStep);
        Pair(-A2, B, d1, d2, d3, d4, ref Unsafe.Add(ref to, 3 * toStep), toStep);
    }

    // At a point and its negative.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(
        float other, float point, TSimd d1, TSimd d2, TSimd d3, TSimd d4, ref float to, nuint toStep)
    {
        TSimd even = TSimd.MultiplyAdd(TSimd.Broadcast(other), d2, d4);
        TSimd odd = TSimd.MultiplyAdd(TSimd.Broadcast(other), d1, d3);
        TSimd.Store(TSimd.MultiplyAdd(TSimd.Broadcast(point), odd, even), ref to, 0);
        TSimd.Store(TSimd.MultiplyAdd(TSimd.Broadcast(-point), odd, even), ref to, toStep);
    }
}
