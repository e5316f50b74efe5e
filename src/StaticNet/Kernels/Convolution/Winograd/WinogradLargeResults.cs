using System.Runtime.CompilerServices;
using StaticNet.Simd;
using static StaticNet.Kernels.WinogradPoints;

namespace StaticNet.Kernels;

/// <summary>Tiles of 4 x 4 outputs of Winograd's convolution: <c>A^T m A</c> for each channel.</summary>
internal static class WinogradLargeResults<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Transforms the products of a tile, adds the bias, applies the activation and pools.</summary>
    /// <param name="products">The products: [36 x columns].</param>
    /// <param name="product">The distance of their rows.</param>
    /// <param name="columns">The columns, whole vectors.</param>
    /// <param name="bias">The bias, or a null reference.</param>
    /// <param name="target">Where the results go.</param>
    /// <param name="lines">Room for 24 vectors.</param>
    /// <param name="activation">The activation.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Transform<TPooling, TActivation>(
        ref float products, nuint product, nuint columns, ref readonly float bias, in WinogradPixels target,
        ref float lines, TActivation activation)
        where TPooling : struct, IWindowPooling
        where TActivation : struct, IActivation
    {
        nuint lineStep = 6 * (nuint)TSimd.Count;
        nuint second = target.Column(1), third = target.Column(2), fourth = target.Column(3);
        for (nuint column = 0; column != columns; column += (nuint)TSimd.Count)
        {
            Columns(ref Unsafe.Add(ref products, column), product, ref lines, lineStep);
            TSimd addend = Unsafe.IsNullRef(in bias) ? TSimd.Zero : TSimd.Load(in bias, column);
            ref float line = ref lines;
            ref float output = ref Unsafe.Add(ref target.First, column);
            for (int row = 0; row < target.Rows; row++)
            {
                Row(ref line, addend, out TSimd y0, out TSimd y1, out TSimd y2, out TSimd y3);
                line = ref Unsafe.Add(ref line, lineStep);
                if (TPooling.Side == 2)
                {
                    Row(ref line, addend, out TSimd z0, out TSimd z1, out TSimd z2, out TSimd z3);
                    line = ref Unsafe.Add(ref line, lineStep);
                    TSimd right = PooledActivation<TSimd>.Apply<TPooling, TActivation>(y2, y3, z2, z3, activation);
                    TSimd.Store(right, ref output, second);
                    TSimd left = PooledActivation<TSimd>.Apply<TPooling, TActivation>(y0, y1, z0, z1, activation);
                    TSimd.Store(left, ref output, 0);
                }
                else
                {
                    WindowActivation<TSimd>.Apply(ref y0, ref y1, ref y2, ref y3, activation);
                    // What lies outside of the image is overwritten by what lies inside.
                    TSimd.Store(y3, ref output, fourth);
                    TSimd.Store(y2, ref output, third);
                    TSimd.Store(y1, ref output, second);
                    TSimd.Store(y0, ref output, 0);
                }
                output = ref Unsafe.Add(ref output, target.RowStep);
            }
        }
    }

    // Down the columns of the products.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns(ref float products, nuint product, ref float lines, nuint lineStep)
    {
        for (nuint x = 0; x != lineStep; x += (nuint)TSimd.Count)
        {
            Combine(
                ref products, 6 * product, TSimd.Zero, out TSimd y0, out TSimd y1, out TSimd y2, out TSimd y3);
            TSimd.Store(y0, ref lines, x);
            TSimd.Store(y1, ref lines, x + lineStep);
            TSimd.Store(y2, ref lines, x + 2 * lineStep);
            TSimd.Store(y3, ref lines, x + 3 * lineStep);
            products = ref Unsafe.Add(ref products, product);
        }
    }

    // Along a row of the result.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(
        ref float line, TSimd addend, out TSimd y0, out TSimd y1, out TSimd y2, out TSimd y3)
        => Combine(ref line, (nuint)TSimd.Count, addend, out y0, out y1, out y2, out y3);

    // A^T = [1 1 1 1 1 0; 0 a -a b -b 0; 0 a2 a2 b2 b2 0; 0 a3 -a3 b3 -b3 1]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Combine(
        ref float from, nuint step, TSimd addend, out TSimd y0, out TSimd y1, out TSimd y2, out TSimd y3)
    {
        TSimd m1 = TSimd.Load(in from, step), m2 = TSimd.Load(in from, 2 * step);
        TSimd m3 = TSimd.Load(in from, 3 * step), m4 = TSimd.Load(in from, 4 * step);
        TSimd evenA = m1 + m2, oddA = m1 - m2, evenB = m3 + m4, oddB = m3 - m4;
        y0 = TSimd.Load(in from, 0) + evenA + evenB + addend;
        y1 = Sum(A, oddA, B, oddB, addend);
        y2 = Sum(A2, evenA, B2, evenB, addend);
        y3 = Sum(A * A2, oddA, B * B2, oddB, TSimd.Load(in from, 5 * step) + addend);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Sum(float a, TSimd ofA, float b, TSimd ofB, TSimd addend)
        => TSimd.MultiplyAdd(TSimd.Broadcast(a), ofA, TSimd.MultiplyAdd(TSimd.Broadcast(b), ofB, addend));
}
