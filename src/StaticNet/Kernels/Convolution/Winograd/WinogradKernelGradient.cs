using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The gradient of a 3 x 3 kernel, from tiles of 2 x 2: <c>G^T dU G</c>.</summary>
internal static class WinogradKernelGradient<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Transforms down the columns of the sums, then along the rows of the kernel.</summary>
    /// <param name="sums">The first of the 16 sums.</param>
    /// <param name="product">The distance of the sums.</param>
    /// <param name="to">The first tap.</param>
    /// <param name="tap">The distance of the taps.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="to"/> holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transform(ref float sums, nuint product, ref float to, nuint tap, bool accumulate)
    {
        Column(ref sums, 0, product, out TSimd a0, out TSimd a1, out TSimd a2);
        Column(ref sums, 1, product, out TSimd b0, out TSimd b1, out TSimd b2);
        Column(ref sums, 2, product, out TSimd c0, out TSimd c1, out TSimd c2);
        Column(ref sums, 3, product, out TSimd d0, out TSimd d1, out TSimd d2);
        Taps(a0, b0, c0, d0, ref to, 0, tap, accumulate);
        Taps(a1, b1, c1, d1, ref to, 1, tap, accumulate);
        Taps(a2, b2, c2, d2, ref to, 2, tap, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(
        ref float sums, nuint column, nuint product, out TSimd w0, out TSimd w1, out TSimd w2)
        => Contract(
            TSimd.Load(in sums, column * product), TSimd.Load(in sums, (4 + column) * product),
            TSimd.Load(in sums, (8 + column) * product), TSimd.Load(in sums, (12 + column) * product),
            out w0, out w1, out w2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Taps(
        TSimd g0, TSimd g1, TSimd g2, TSimd g3, ref float to, nuint row, nuint tap, bool accumulate)
    {
        Contract(g0, g1, g2, g3, out TSimd w0, out TSimd w1, out TSimd w2);
        Put(w0, ref to, 3 * row * tap, accumulate);
        Put(w1, ref to, (3 * row + 1) * tap, accumulate);
        Put(w2, ref to, (3 * row + 2) * tap, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TSimd value, ref float to, nuint at, bool accumulate)
        => TSimd.Store(accumulate ? TSimd.Load(in to, at) + value : value, ref to, at);

    // G^T, of G = [1 0 0; 1/2 1/2 1/2; 1/2 -1/2 1/2; 0 0 1]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Contract(
        TSimd g0, TSimd g1, TSimd g2, TSimd g3, out TSimd w0, out TSimd w1, out TSimd w2)
    {
        TSimd half = TSimd.Broadcast(0.5f);
        TSimd sum = (g1 + g2) * half;
        w0 = g0 + sum;
        w1 = (g1 - g2) * half;
        w2 = sum + g3;
    }
}
