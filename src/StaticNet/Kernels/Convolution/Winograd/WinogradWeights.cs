using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Weights for Winograd's convolution: <c>G w G^T</c> for each pair of channels.</summary>
internal static class WinogradWeights<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// The columns that a register tile takes, and that lie together: panels of [16 x rows x columns].
    /// </summary>
    public static int PanelColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ElementTiles.Suit<TSimd>() ? ElementTiles.Columns : 2 * TSimd.Count;
    }

    /// <summary>What lies behind each product, so that the 16 do not fall into the same sets of the cache.</summary>
    public static int Gap => TSimd.Count;

    /// <summary>The floats of a panel of so many columns.</summary>
    public static int PanelFloats(int rows, int columns)
        => checked(WinogradPlan.Products * (rows * columns + Gap));

    /// <summary>The floats of all panels.</summary>
    public static long Floats(int rows, int columns)
        => (long)(columns / PanelColumns) * PanelFloats(rows, PanelColumns)
            + (columns % PanelColumns == 0 ? 0 : PanelFloats(rows, columns % PanelColumns));

    /// <summary>Transforms [9 taps x rows x columns] into panels of [16 x rows x a panel's columns].</summary>
    /// <param name="weight">The weights.</param>
    /// <param name="rows">The rows of a tap.</param>
    /// <param name="columns">The columns, whole vectors.</param>
    /// <param name="weightStride">The distance of the rows.</param>
    /// <param name="transformed">The result.</param>
    /// <param name="fromLast">Whether to read the taps from the last to the first.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Transform(
        ref float weight, int rows, int columns, nuint weightStride, ref float transformed, bool fromLast = false)
    {
        nuint tap = (nuint)rows * weightStride;
        if (fromLast)
        {
            weight = ref Unsafe.Add(ref weight, 8 * tap);
            tap = unchecked(0 - tap);
        }
        for (int column = 0; column < columns; column += PanelColumns)
        {
            int width = Math.Min(PanelColumns, columns - column);
            nuint product = (nuint)(rows * width + Gap);
            for (int row = 0; row < rows; row++)
            {
                for (int j = 0; j < width; j += TSimd.Count)
                {
                    ref float from = ref Unsafe.Add(ref weight, (nuint)row * weightStride + (nuint)(column + j));
                    ref float to = ref Unsafe.Add(ref transformed, row * width + j);
                    Pair(ref from, tap, ref to, product);
                }
            }
            transformed = ref Unsafe.Add(ref transformed, WinogradPlan.Products * product);
        }
    }

    /// <summary>Transforms the gradients of transformed weights back: <c>G^T dU G</c>.</summary>
    /// <param name="sums">Those gradients: [16 x rows x columns].</param>
    /// <param name="product">The distance of the 16.</param>
    /// <param name="rows">The rows of a tap to compute.</param>
    /// <param name="columns">The columns, whole vectors.</param>
    /// <param name="dWeight">The result: [9 taps x rows x columns].</param>
    /// <param name="tap">The distance of its taps.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dWeight"/> holds.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void TransformGradient(
        ref float sums, nuint product, int rows, int columns, ref float dWeight, nuint tap, nuint weightStride,
        bool accumulate)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column += TSimd.Count)
            {
                ref float from = ref Unsafe.Add(ref sums, row * columns + column);
                ref float to = ref Unsafe.Add(ref dWeight, (nuint)row * weightStride + (nuint)column);
                Column(ref from, 0, product, out TSimd a0, out TSimd a1, out TSimd a2);
                Column(ref from, 1, product, out TSimd b0, out TSimd b1, out TSimd b2);
                Column(ref from, 2, product, out TSimd c0, out TSimd c1, out TSimd c2);
                Column(ref from, 3, product, out TSimd d0, out TSimd d1, out TSimd d2);
                Taps(a0, b0, c0, d0, ref to, 0, tap, accumulate);
                Taps(a1, b1, c1, d1, ref to, 1, tap, accumulate);
                Taps(a2, b2, c2, d2, ref to, 2, tap, accumulate);
            }
        }
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

    // The transpose of Expand.
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

    // Down the columns of the kernel, then along the rows of the result.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(ref float weight, nuint tap, ref float to, nuint product)
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
