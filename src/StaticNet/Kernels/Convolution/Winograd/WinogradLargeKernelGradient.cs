using System.Runtime.CompilerServices;
using StaticNet.Simd;
using static StaticNet.Kernels.WinogradPoints;

namespace StaticNet.Kernels;

/// <summary>The gradient of a 3 x 3 kernel, from tiles of 4 x 4: <c>G^T dU G</c>.</summary>
internal static class WinogradLargeKernelGradient<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Transforms down the columns of the sums, then along the rows of the kernel.</summary>
    /// <param name="sums">The first of the 36 sums.</param>
    /// <param name="product">The distance of the sums.</param>
    /// <param name="to">The first tap.</param>
    /// <param name="tap">The distance of the taps.</param>
    /// <param name="lines">Room for 18 vectors.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="to"/> holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transform(
        ref float sums, nuint product, ref float to, nuint tap, ref float lines, bool accumulate)
    {
        nuint lineStep = 6 * (nuint)TSimd.Count;
        for (nuint x = 0; x != lineStep; x += (nuint)TSimd.Count)
        {
            Contract(ref sums, 6 * product, out TSimd w0, out TSimd w1, out TSimd w2);
            TSimd.Store(w0, ref lines, x);
            TSimd.Store(w1, ref lines, x + lineStep);
            TSimd.Store(w2, ref lines, x + 2 * lineStep);
            sums = ref Unsafe.Add(ref sums, product);
        }
        for (int row = 0; row < 3; row++)
        {
            Contract(ref lines, (nuint)TSimd.Count, out TSimd w0, out TSimd w1, out TSimd w2);
            Put(w0, ref to, 0, accumulate);
            Put(w1, ref to, tap, accumulate);
            Put(w2, ref to, 2 * tap, accumulate);
            lines = ref Unsafe.Add(ref lines, lineStep);
            to = ref Unsafe.Add(ref to, 3 * tap);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TSimd value, ref float to, nuint at, bool accumulate)
        => TSimd.Store(accumulate ? TSimd.Load(in to, at) + value : value, ref to, at);

    // G^T; see WinogradLargeKernel.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Contract(ref float from, nuint step, out TSimd w0, out TSimd w1, out TSimd w2)
    {
        TSimd g1 = TSimd.Load(in from, step), g2 = TSimd.Load(in from, 2 * step);
        TSimd g3 = TSimd.Load(in from, 3 * step), g4 = TSimd.Load(in from, 4 * step);
        TSimd evenA = (g1 + g2) * TSimd.Broadcast(ScaleOfA), oddA = (g1 - g2) * TSimd.Broadcast(A * ScaleOfA);
        TSimd evenB = (g3 + g4) * TSimd.Broadcast(ScaleOfB), oddB = (g3 - g4) * TSimd.Broadcast(B * ScaleOfB);
        TSimd last = TSimd.Load(in from, 5 * step);
        w0 = TSimd.MultiplyAdd(TSimd.Broadcast(ScaleOfZero), TSimd.Load(in from, 0), evenA + evenB);
        w1 = oddA + oddB;
        w2 = TSimd.MultiplyAdd(TSimd.Broadcast(A2), evenA, TSimd.MultiplyAdd(TSimd.Broadcast(B2), evenB, last));
    }
}
