using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// A convolution of one image and one group, as each output pixel sees it:
/// <c>c[pixel, j] = bias[j] + sum over taps and channels of image[pixel * stride + tap * dilation, channel] * weight[tap, channel, j]</c>.
/// </summary>
internal static class ConvolutionGather<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    // Most of a core's first-level cache: the weights that all pixels meet before the next columns.
    private const int PanelFloats = 8 * 1024;

    /// <summary>Computes all pixels.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="image">The image with its border, from the group's first channel on.</param>
    /// <param name="weight">The group's weights, [taps * channels x columns].</param>
    /// <param name="bias">The bias, or a null reference.</param>
    /// <param name="c">The result, [pixels x columns].</param>
    /// <param name="cStride">The distance of its pixels.</param>
    /// <param name="columns">The columns, whole vectors of 16.</param>
    /// <param name="weightStride">The distance of the weights' rows.</param>
    /// <param name="activation">The activation.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TActivation>(
        in ConvolutionShape shape, in ConvolutionImage image, ref float weight, nuint weightStride, ref float bias,
        ref float c, nuint cStride, int columns, TActivation activation)
        where TActivation : struct, IActivation
    {
        bool hasLongRuns = shape.DilationX == 1 && image.PixelStep == (nuint)shape.GroupInputs;
        ConvolutionOperands operands = new()
        {
            Depth = (nuint)(hasLongRuns ? shape.KernelWidth * shape.GroupInputs : shape.GroupInputs),
            ADepthStep = 1,
            Runs = (nuint)(hasLongRuns ? 1 : shape.KernelWidth),
            ARunStep = (nuint)shape.DilationX * image.PixelStep,
            Bands = (nuint)shape.KernelHeight,
            ABandStep = (nuint)shape.DilationY * image.RowStep,
            A = ref image.First,
            B = ref weight,
            BStride = weightStride,
            Bias = ref bias,
        };
        int panel = PanelColumns(shape.Taps * shape.GroupInputs);
        for (int column = 0; column < columns; column += panel)
        {
            int end = Math.Min(column + panel, columns);
            PixelCursor cursor = new(
                shape.OutputWidth, (nuint)shape.StrideX * image.PixelStep, (nuint)shape.StrideY * image.RowStep);
            operands.C = ref c;
            for (int left = shape.OutputPixels; left > 0;)
            {
                int rows = PixelCursor.Height(left, Tile<TSimd>.Rows);
                cursor.Take(rows, ref operands.ARows);
                for (int row = 0; row < rows; row++)
                    operands.CRows[row] = (nuint)row * cStride;
                ConvolutionPanels<TSimd>.Run(rows, (nuint)column, (nuint)end, in operands);
                if (typeof(TActivation) != typeof(Identity))
                {
                    TileEpilogue<TSimd>.Apply(
                        rows, (nuint)(end - column), ref Unsafe.Add(ref operands.C, column), cStride, activation);
                }
                operands.C = ref Unsafe.Add(ref operands.C, (nuint)rows * cStride);
                left -= rows;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int PanelColumns(int depth)
    {
        int narrowest = 4 * TSimd.Count;
        return Math.Max(PanelFloats / depth / narrowest, 1) * narrowest;
    }
}
