using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The transpose of a convolution, one image and one group, as each output pixel gives to what it has seen:
/// <c>image[pixel * stride + tap * dilation, j] += sum over channels of source[pixel, channel] * weight[tap, channel, j]</c>.
/// It costs what the convolution costs whatever the stride is, and no pixel of the border is computed twice.
/// </summary>
internal static class ConvolutionScatter<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    // The rows of pixels that meet one tap after the other while they are in a core's first-level cache.
    private const int BandFloats = 8 * 1024;

    /// <summary>Adds to all pixels.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="source">What is given, [output pixels x channels], from the group's first channel on.</param>
    /// <param name="sourceStride">The distance of its pixels.</param>
    /// <param name="weight">The group's weights, [taps x channels x columns].</param>
    /// <param name="weightStride">The distance of the weights' rows.</param>
    /// <param name="image">The image with its border, from the group's first channel on.</param>
    /// <param name="columns">The columns, whole vectors of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in ConvolutionShape shape, ref float source, nuint sourceStride, ref float weight, nuint weightStride,
        in ConvolutionImage image, int columns)
    {
        nuint rowStep = (nuint)shape.StrideY * image.RowStep;
        nuint pixelStep = (nuint)shape.StrideX * image.PixelStep;
        int rowFloats = shape.OutputWidth * (int)sourceStride + shape.StrideY * (int)image.RowStep;
        int band = Math.Max(BandFloats / rowFloats, 1);
        for (int row = 0; row < shape.OutputHeight; row += band)
        {
            int pixels = Math.Min(band, shape.OutputHeight - row) * shape.OutputWidth;
            ref float a = ref Unsafe.Add(ref source, (nuint)(row * shape.OutputWidth) * sourceStride);
            ref float c = ref Unsafe.Add(ref image.First, (nuint)row * rowStep);
            for (int tap = 0; tap < shape.Taps; tap++)
            {
                (int y, int x) = Math.DivRem(tap, shape.KernelWidth);
                nuint place = (nuint)(y * shape.DilationY) * image.RowStep
                    + (nuint)(x * shape.DilationX) * image.PixelStep;
                ConvolutionOperands operands = new()
                {
                    Depth = (nuint)shape.GroupOutputs,
                    ADepthStep = 1,
                    Runs = 1,
                    Bands = 1,
                    A = ref a,
                    B = ref Unsafe.Add(ref weight, (nuint)(tap * shape.GroupOutputs) * weightStride),
                    BStride = weightStride,
                    Accumulate = true,
                    C = ref Unsafe.Add(ref c, place),
                };
                var cursor = new PixelCursor(shape.OutputWidth, pixelStep, rowStep);
                Tap(pixels, cursor, sourceStride, columns, ref operands);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Tap(
        int pixels, PixelCursor cursor, nuint sourceStride, int columns, ref ConvolutionOperands operands)
    {
        for (int row = 0; row < Tile<TSimd>.Rows; row++)
            operands.ARows[row] = (nuint)row * sourceStride;
        for (int left = pixels; left > 0;)
        {
            int rows = PixelCursor.Height(left, Tile<TSimd>.Rows);
            cursor.Take(rows, ref operands.CRows);
            ConvolutionPanels<TSimd>.Run(rows, 0, (nuint)columns, in operands);
            operands.A = ref Unsafe.Add(ref Unsafe.AsRef(in operands.A), (nuint)rows * sourceStride);
            left -= rows;
        }
    }
}
