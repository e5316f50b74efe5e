using System.Runtime.CompilerServices;
using StaticNet.Simd;
using static StaticNet.Kernels.WinogradPoints;

namespace StaticNet.Kernels;

/// <summary>A 3 x 3 kernel for tiles of 4 x 4: <c>G w G^T</c>.</summary>
internal static class WinogradLargeKernel<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Transforms down the columns of the kernel, then along the rows of the result.</summary>
    /// <param name="weight">The first tap.</param>
    /// <param name="tap">The distance of the taps.</param>
    /// <param name="to">The first of the 36 results.</param>
    /// <param name="product">The distance of the results.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transform(ref float weight, nuint tap, ref float to, nuint product)
    {
        Column(ref weight, 0, tap, out TSimd a0, out TSimd a1, out TSimd a2, out TSimd a3, out TSimd a4, out TSimd a5);
        Column(ref weight, 1, tap, out TSimd b0, out TSimd b1, out TSimd b2, out TSimd b3, out TSimd b4, out TSimd b5);
        Column(ref weight, 2, tap, out TSimd c0, out TSimd c1, out TSimd c2, out TSimd c3, out TSimd c4, out TSimd c5);
        Store(a0, b0, c0, ref to, 0, product);
        Store(a1, b1, c1, ref to, 1, product);
        Store(a2, b2, c2, ref to, 2, product);
        Store(a3, b3, c3, ref to, 3, product);
        Store(a4, b4, c4, ref to, 4, product);
        Store(a5, b5, c5, ref to, 5, product);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(
        ref float weight, nuint column, nuint tap, out TSimd g0, out TSimd g1, out TSimd g2, out TSimd g3,
        out TSimd g4, out TSimd g5)
        => Expand(
            TSimd.Load(in weight, column * tap), TSimd.Load(in weight, (3 + column) * tap),
            TSimd.Load(in weight, (6 + column) * tap), out g0, out g1, out g2, out g3, out g4, out g5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TSimd left, TSimd middle, TSimd right, ref float to, nuint row, nuint product)
    {
        Expand(
            left, middle, right, out TSimd g0, out TSimd g1, out TSimd g2, out TSimd g3, out TSimd g4, out TSimd g5);
        to = ref Unsafe.Add(ref to, 6 * row * product);
        TSimd.Store(g0, ref to, 0);
        TSimd.Store(g1, ref to, product);
        TSimd.Store(g2, ref to, 2 * product);
        TSimd.Store(g3, ref to, 3 * product);
        TSimd.Store(g4, ref to, 4 * product);
        TSimd.Store(g5, ref to, 5 * product);
    }

    // A row of G is (1, p, p2) for a point p, times its scale.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expand(
        TSimd w0, TSimd w1, TSimd w2, out TSimd g0, out TSimd g1, out TSimd g2, out TSimd g3, out TSimd g4,
        out TSimd g5)
    {
        g0 = w0 * TSimd.Broadcast(ScaleOfZero);
        Pair(w0, w1, w2, A, ScaleOfA, out g1, out g2);
        Pair(w0, w1, w2, B, ScaleOfB, out g3, out g4);
        g5 = w2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(
        TSimd w0, TSimd w1, TSimd w2, float point, float scale, out TSimd positive, out TSimd negative)
    {
        TSimd even = TSimd.MultiplyAdd(TSimd.Broadcast(point * point), w2, w0) * TSimd.Broadcast(scale);
        TSimd odd = w1 * TSimd.Broadcast(point * scale);
        positive = even + odd;
        negative = even - odd;
    }
}
