using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Tiles of 2 x 2 outputs of Winograd's convolution: <c>A^T m A</c> for each channel.</summary>
internal static class WinogradResults<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Transforms the products of a tile, adds the bias and applies the activation.</summary>
    /// <param name="products">The products: [16 x columns].</param>
    /// <param name="product">The distance of their rows.</param>
    /// <param name="columns">The columns, whole vectors.</param>
    /// <param name="bias">The bias, or a null reference.</param>
    /// <param name="output">The first of the tile's pixels.</param>
    /// <param name="right">The distance to the pixel at its right; 0 where there is none.</param>
    /// <param name="below">The distance to the pixel below; 0 where there is none.</param>
    /// <param name="activation">The activation.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Transform<TActivation>(
        ref float products, nuint product, nuint columns, ref readonly float bias, ref float output, nuint right,
        nuint below, TActivation activation)
        where TActivation : struct, IActivation
    {
        for (nuint column = 0; column != columns; column += (nuint)TSimd.Count)
        {
            Tile(
                ref Unsafe.Add(ref products, column), product,
                out TSimd y00, out TSimd y01, out TSimd y10, out TSimd y11);
            TSimd addend = Unsafe.IsNullRef(in bias) ? TSimd.Zero : TSimd.Load(in bias, column);
            y00 += addend;
            y01 += addend;
            y10 += addend;
            y11 += addend;
            WindowActivation<TSimd>.Apply(ref y00, ref y01, ref y10, ref y11, activation);
            // What lies outside of the image is overwritten by what lies inside.
            TSimd.Store(y11, ref output, column + below + right);
            TSimd.Store(y10, ref output, column + below);
            TSimd.Store(y01, ref output, column + right);
            TSimd.Store(y00, ref output, column);
        }
    }

    /// <summary>The same, but writes only what is pooled of the tile's pixels.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void TransformPooled<TPooling, TActivation>(
        ref float products, nuint product, nuint columns, ref readonly float bias, ref float output,
        TActivation activation)
        where TPooling : struct, IWindowPooling
        where TActivation : struct, IActivation
    {
        for (nuint column = 0; column != columns; column += (nuint)TSimd.Count)
        {
            Tile(
                ref Unsafe.Add(ref products, column), product,
                out TSimd y00, out TSimd y01, out TSimd y10, out TSimd y11);
            TSimd addend = Unsafe.IsNullRef(in bias) ? TSimd.Zero : TSimd.Load(in bias, column);
            TSimd pooled = PooledActivation<TSimd>.Apply<TPooling, TActivation>(
                y00 + addend, y01 + addend, y10 + addend, y11 + addend, activation);
            TSimd.Store(pooled, ref output, column);
        }
    }

    /// <summary>Transforms the gradients of a tile: <c>A dY A^T</c>.</summary>
    /// <param name="dOutput">The first of the tile's pixels.</param>
    /// <param name="right">The distance to the pixel at its right; 0 where there is none.</param>
    /// <param name="below">The distance to the pixel below; 0 where there is none.</param>
    /// <param name="columns">The columns, whole vectors.</param>
    /// <param name="to">The result: [16 x columns].</param>
    /// <param name="product">The distance of its rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void TransformGradients(
        ref float dOutput, nuint right, nuint below, nuint columns, ref float to, nuint product)
    {
        for (nuint column = 0; column != columns; column += (nuint)TSimd.Count)
        {
            TSimd y00 = TSimd.Load(in dOutput, column);
            TSimd y01 = right == 0 ? TSimd.Zero : TSimd.Load(in dOutput, column + right);
            TSimd y10 = below == 0 ? TSimd.Zero : TSimd.Load(in dOutput, column + below);
            TSimd y11 = right == 0 || below == 0 ? TSimd.Zero : TSimd.Load(in dOutput, column + below + right);
            ref float place = ref Unsafe.Add(ref to, column);
            StoreLine(y00, y01, ref place, product);
            StoreLine(y00 + y10, y01 + y11, ref Unsafe.Add(ref place, 4 * product), product);
            StoreLine(y00 - y10, y01 - y11, ref Unsafe.Add(ref place, 8 * product), product);
            StoreLine(-y10, -y11, ref Unsafe.Add(ref place, 12 * product), product);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreLine(TSimd left, TSimd right, ref float to, nuint product)
    {
        TSimd.Store(left, ref to, 0);
        TSimd.Store(left + right, ref to, product);
        TSimd.Store(left - right, ref to, 2 * product);
        TSimd.Store(-right, ref to, 3 * product);
    }

    // Along the rows of the products, then down the columns of the result.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(
        ref float products, nuint product, out TSimd y00, out TSimd y01, out TSimd y10, out TSimd y11)
    {
        Line(ref products, product, out TSimd a0, out TSimd a1);
        products = ref Unsafe.Add(ref products, 4 * product);
        Line(ref products, product, out TSimd b0, out TSimd b1);
        products = ref Unsafe.Add(ref products, 4 * product);
        Line(ref products, product, out TSimd c0, out TSimd c1);
        products = ref Unsafe.Add(ref products, 4 * product);
        Line(ref products, product, out TSimd d0, out TSimd d1);
        Combine(a0, b0, c0, d0, out y00, out y10);
        Combine(a1, b1, c1, d1, out y01, out y11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line(ref float products, nuint product, out TSimd first, out TSimd second)
        => Combine(
            TSimd.Load(in products, 0), TSimd.Load(in products, product), TSimd.Load(in products, 2 * product),
            TSimd.Load(in products, 3 * product), out first, out second);

    // A^T = [1 1 1 0; 0 1 -1 -1]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Combine(TSimd m0, TSimd m1, TSimd m2, TSimd m3, out TSimd first, out TSimd second)
    {
        first = m0 + m1 + m2;
        second = m1 - m2 - m3;
    }
}
