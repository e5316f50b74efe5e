using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The weight gradient of one image and one group, a product whose depth is the output's pixels:
/// <c>c[tap, channel, j] (+)= sum over pixels of image[pixel * stride + tap * dilation, channel] * b[pixel, j]</c>.
/// </summary>
internal static class ConvolutionOuter<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Computes the weight's rows from <paramref name="first"/> to <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in ConvolutionShape shape, int first, int end, in ConvolutionImage image, ref float b, nuint bStride,
        ref float c, nuint cStride, int columns, bool accumulate)
    {
        ConvolutionOperands operands = new()
        {
            Depth = (nuint)shape.OutputWidth,
            ADepthStep = (nuint)shape.StrideX * image.PixelStep,
            Runs = (nuint)shape.OutputHeight,
            ARunStep = (nuint)shape.StrideY * image.RowStep,
            Bands = 1,
            A = ref image.First,
            B = ref b,
            BStride = bStride,
            Accumulate = accumulate,
            C = ref c,
        };
        for (int row = 0; row < Tile<TSimd>.Rows; row++)
            operands.CRows[row] = (nuint)row * cStride;
        for (int row = first; row < end;)
        {
            int rows = PixelCursor.Height(end - row, Tile<TSimd>.Rows);
            for (int i = 0; i < rows; i++)
                operands.ARows[i] = Place(in shape, in image, row + i);
            ConvolutionPanels<TSimd>.Run(rows, 0, (nuint)columns, in operands);
            operands.C = ref Unsafe.Add(ref operands.C, (nuint)rows * cStride);
            row += rows;
        }
    }

    /// <summary>Where the first output pixel sees what meets a row of the weight.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nuint Place(in ConvolutionShape shape, in ConvolutionImage image, int row)
    {
        (int tap, int channel) = Math.DivRem(row, shape.GroupInputs);
        (int y, int x) = Math.DivRem(tap, shape.KernelWidth);
        return (nuint)(y * shape.DilationY) * image.RowStep + (nuint)(x * shape.DilationX) * image.PixelStep
            + (nuint)channel;
    }
}
