using System.Runtime.CompilerServices;
using StaticNet.Simd;
using static StaticNet.Kernels.WinogradPoints;

namespace StaticNet.Kernels;

/// <summary>Gradients of tiles of 4 x 4 outputs of Winograd's convolution: <c>A dY A^T</c> for each channel.</summary>
internal static class WinogradLargeGradients<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Transforms the gradients of a tile; those outside of the image are zeros.</summary>
    /// <param name="dOutput">The gradients.</param>
    /// <param name="columns">The columns, whole vectors.</param>
    /// <param name="to">The result: [36 x columns].</param>
    /// <param name="product">The distance of its rows.</param>
    /// <param name="lines">Room for 24 vectors.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Transform(
        in WinogradPixels dOutput, nuint columns, ref float to, nuint product, ref float lines)
    {
        nuint lineStep = 4 * (nuint)TSimd.Count;
        for (nuint column = 0; column != columns; column += (nuint)TSimd.Count)
        {
            ref float from = ref Unsafe.Add(ref dOutput.First, column);
            ref float line = ref lines;
            for (int x = 0; x < 4; x++)
            {
                int rows = x < dOutput.Columns ? dOutput.Rows : 0;
                Expand(
                    Load(0, rows, ref from, dOutput.RowStep), Load(1, rows, ref from, dOutput.RowStep),
                    Load(2, rows, ref from, dOutput.RowStep), Load(3, rows, ref from, dOutput.RowStep), ref line,
                    lineStep);
                from = ref Unsafe.Add(ref from, dOutput.PixelStep);
                line = ref Unsafe.Add(ref line, TSimd.Count);
            }
            line = ref lines;
            ref float place = ref Unsafe.Add(ref to, column);
            for (int y = 0; y < 6; y++)
            {
                Expand(
                    TSimd.Load(in line, 0), TSimd.Load(in line, (nuint)TSimd.Count),
                    TSimd.Load(in line, 2 * (nuint)TSimd.Count), TSimd.Load(in line, 3 * (nuint)TSimd.Count), ref place,
                    product);
                line = ref Unsafe.Add(ref line, lineStep);
                place = ref Unsafe.Add(ref place, 6 * product);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Load(int row, int rows, ref float from, nuint rowStep)
        => row < rows ? TSimd.Load(in from, (nuint)row * rowStep) : TSimd.Zero;

    // A = [1 0 0 0; 1 a a2 a3; 1 -a a2 -a3; 1 b b2 b3; 1 -b b2 -b3; 0 0 0 1]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expand(TSimd y0, TSimd y1, TSimd y2, TSimd y3, ref float to, nuint step)
    {
        TSimd.Store(y0, ref to, 0);
        Pair(A, A2, y0, y1, y2, y3, ref Unsafe.Add(ref to, step), step);
        Pair(B, B2, y0, y1, y2, y3, ref Unsafe.Add(ref to, 3 * step), step);
        TSimd.Store(y3, ref to, 5 * step);
    }

    // At a point and its negative.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(
        float point, float square, TSimd y0, TSimd y1, TSimd y2, TSimd y3, ref float to, nuint step)
    {
        TSimd even = TSimd.MultiplyAdd(TSimd.Broadcast(square), y2, y0);
        TSimd odd = TSimd.MultiplyAdd(TSimd.Broadcast(square), y3, y1);
        TSimd.Store(TSimd.MultiplyAdd(TSimd.Broadcast(point), odd, even), ref to, 0);
        TSimd.Store(TSimd.MultiplyAdd(TSimd.Broadcast(-point), odd, even), ref to, step);
    }
}
