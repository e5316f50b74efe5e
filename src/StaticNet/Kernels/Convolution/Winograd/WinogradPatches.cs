using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Patches of 4 x 4 inputs for Winograd's convolution: <c>B^T d B</c> for each channel, and its transpose.
/// </summary>
internal static class WinogradPatches<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Transforms a patch.</summary>
    /// <param name="patch">Its first pixel.</param>
    /// <param name="pixelStep">The distance of its pixels.</param>
    /// <param name="rowStep">The distance of its rows.</param>
    /// <param name="channels">The channels, whole vectors.</param>
    /// <param name="to">The result: [16 x channels].</param>
    /// <param name="product">The distance of its rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Transform(
        ref float patch, nuint pixelStep, nuint rowStep, nuint channels, ref float to, nuint product)
    {
        for (nuint channel = 0; channel != channels; channel += (nuint)TSimd.Count)
        {
            ref float from = ref Unsafe.Add(ref patch, channel);
            ref float place = ref Unsafe.Add(ref to, channel);
            Line(ref from, rowStep, out TSimd a0, out TSimd a1, out TSimd a2, out TSimd a3);
            from = ref Unsafe.Add(ref from, pixelStep);
            Line(ref from, rowStep, out TSimd b0, out TSimd b1, out TSimd b2, out TSimd b3);
            from = ref Unsafe.Add(ref from, pixelStep);
            Line(ref from, rowStep, out TSimd c0, out TSimd c1, out TSimd c2, out TSimd c3);
            from = ref Unsafe.Add(ref from, pixelStep);
            Line(ref from, rowStep, out TSimd d0, out TSimd d1, out TSimd d2, out TSimd d3);
            Store(a0, b0, c0, d0, ref place, product);
            place = ref Unsafe.Add(ref place, 4 * product);
            Store(a1, b1, c1, d1, ref place, product);
            place = ref Unsafe.Add(ref place, 4 * product);
            Store(a2, b2, c2, d2, ref place, product);
            place = ref Unsafe.Add(ref place, 4 * product);
            Store(a3, b3, c3, d3, ref place, product);
        }
    }

    // One column of the patch.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line(
        ref float column, nuint rowStep, out TSimd v0, out TSimd v1, out TSimd v2, out TSimd v3)
        => Combine(
            TSimd.Load(in column, 0), TSimd.Load(in column, rowStep), TSimd.Load(in column, 2 * rowStep),
            TSimd.Load(in column, 3 * rowStep), out v0, out v1, out v2, out v3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TSimd a, TSimd b, TSimd c, TSimd d, ref float to, nuint product)
    {
        Combine(a, b, c, d, out TSimd v0, out TSimd v1, out TSimd v2, out TSimd v3);
        TSimd.Store(v0, ref to, 0);
        TSimd.Store(v1, ref to, product);
        TSimd.Store(v2, ref to, 2 * product);
        TSimd.Store(v3, ref to, 3 * product);
    }

    // B^T = [1 0 -1 0; 0 1 1 0; 0 -1 1 0; 0 1 0 -1]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Combine(
        TSimd d0, TSimd d1, TSimd d2, TSimd d3, out TSimd v0, out TSimd v1, out TSimd v2, out TSimd v3)
    {
        v0 = d0 - d2;
        v1 = d1 + d2;
        v2 = d2 - d1;
        v3 = d1 - d3;
    }
}
