using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Gradients of the weights of Winograd's convolution: <c>G^T dU G</c> for each pair of channels.</summary>
internal static class WinogradWeightGradient<TSimd, TSide>
    where TSimd : unmanaged, ISimd<TSimd>
    where TSide : struct, ITileSize
{
    /// <summary>Transforms the gradients of transformed weights back: <c>G^T dU G</c>.</summary>
    /// <param name="sums">Those gradients: [products x rows x columns].</param>
    /// <param name="product">The distance of the products.</param>
    /// <param name="rows">The rows of a tap to compute.</param>
    /// <param name="columns">The columns, whole vectors.</param>
    /// <param name="dWeight">The result: [9 taps x rows x columns].</param>
    /// <param name="tap">The distance of its taps.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    /// <param name="lines">Room for 18 vectors.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dWeight"/> holds.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Transform(
        ref float sums, nuint product, int rows, int columns, ref float dWeight, nuint tap, nuint weightStride,
        ref float lines, bool accumulate)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column += TSimd.Count)
            {
                ref float from = ref Unsafe.Add(ref sums, row * columns + column);
                ref float to = ref Unsafe.Add(ref dWeight, (nuint)row * weightStride + (nuint)column);
                if (TSide.Value == 2)
                    WinogradKernelGradient<TSimd>.Transform(ref from, product, ref to, tap, accumulate);
                else
                    WinogradLargeKernelGradient<TSimd>.Transform(ref from, product, ref to, tap, ref lines, accumulate);
            }
        }
    }
}
