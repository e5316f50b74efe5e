using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Weights for Winograd's convolution: <c>G w G^T</c> for each pair of channels.</summary>
internal static class WinogradWeights<TSimd, TSide>
    where TSimd : unmanaged, ISimd<TSimd>
    where TSide : struct, ITileSize
{
    /// <summary>
    /// The columns that a register tile takes, and that lie together: panels of [products x rows x columns].
    /// </summary>
    public static int PanelColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ElementTiles.Suit<TSimd>() ? ElementTiles.Columns : 2 * TSimd.Count;
    }

    private static int Products
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TSide.Value + 2) * (TSide.Value + 2);
    }

    /// <summary>What lies after each product, so that they do not fall into the same sets of the cache.</summary>
    public static int Gap => TSimd.Count;

    /// <summary>The floats of a panel of so many columns.</summary>
    public static int PanelFloats(int rows, int columns)
        => checked(Products * (rows * columns + Gap));

    /// <summary>The floats of all panels.</summary>
    public static long Floats(int rows, int columns)
        => (long)(columns / PanelColumns) * PanelFloats(rows, PanelColumns)
            + (columns % PanelColumns == 0 ? 0 : PanelFloats(rows, columns % PanelColumns));

    /// <summary>Transforms [9 taps x rows x columns] into panels of [products x rows x a panel's columns].</summary>
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
                    if (TSide.Value == 2)
                        WinogradKernel<TSimd>.Transform(ref from, tap, ref to, product);
                    else
                        WinogradLargeKernel<TSimd>.Transform(ref from, tap, ref to, product);
                }
            }
            transformed = ref Unsafe.Add(ref transformed, (nuint)Products * product);
        }
    }
}
