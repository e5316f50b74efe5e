using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>A 3 x 3 kernel for tiles of 2 x 2: <c>G w G^T</c>.</summary>
internal static class WinogradKernel<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Transforms down the columns of the kernel, then along the rows of the result.</summary>
    /// <param name="weight">The first tap.</param>
    /// <param name="tap">The distance of the taps.</param>
    /// <param name="to">The first of the 16 results.</param>
    /// <param name="product">The distance of the results.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transform(ref float weight, nuint tap, ref float to, nuint product)
    {
        Line(ref weight, 0, tap, out TSimd a0, out TSimd a1, out TSimd a2, out TSimd a3);
        Line(ref weight, 1, tap, out TSimd b0, out TSimd b1, out TSimd b2, out TSimd b3);
        Line(ref weight, 2, tap, out TSimd c0, out TSimd c1, out TSimd c2, out TSimd c3);
        Store(a0, b0, c0, ref to, 0, product);
        Store(a1, b1, c1, ref to, 1, product);
        Store(a2, b2, c2, ref to, 2, product);
        Store(a3, b3, c3, ref to, 3, product);
    }

    // One column of the kernel: 3 taps below each other.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line(
        ref float weight, nuint column, nuint tap, out TSimd g0, out TSimd g1, out TSimd g2, out TSimd g3)
        => Expand(
            TSimd.Load(in weight, column * tap), TSimd.Load(in weight, (3 + column) * tap),
            TSimd.Load(in weight, (6 + column) * tap), out g0, out g1, out g2, out g3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TSimd left, TSimd middle, TSimd right, ref float to, nuint row, nuint product)
    {
        Expand(left, middle, right, out TSimd g0, out TSimd g1, out TSimd g2, out TSimd g3);
        TSimd.Store(g0, ref to, 4 * row * product);
        TSimd.Store(g1, ref to, (4 * row + 1) * product);
        TSimd.Store(g2, ref to, (4 * row + 2) * product);
        TSimd.Store(g3, ref to, (4 * row + 3) * product);
    }

    // G = [1 0 0; 1/2 1/2 1/2; 1/2 -1/2 1/2; 0 0 1]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expand(
        TSimd w0, TSimd w1, TSimd w2, out TSimd g0, out TSimd g1, out TSimd g2, out TSimd g3)
    {
        TSimd half = TSimd.Broadcast(0.5f);
        TSimd ends = (w0 + w2) * half;
        TSimd middle = w1 * half;
        g0 = w0;
        g1 = ends + middle;
        g2 = ends - middle;
        g3 = w2;
    }
}
