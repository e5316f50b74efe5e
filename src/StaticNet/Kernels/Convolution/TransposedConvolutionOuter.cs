using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The weight gradient of a transposed convolution, one image and one group:
/// <c>c[tap, channel, j] (+)= sum over pixels of source[pixel, channel] * image[pixel * stride + tap * dilation, j]</c>.
/// </summary>
internal static class TransposedConvolutionOuter<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Computes the weight's rows from <paramref name="first"/> to <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in ConvolutionShape shape, int first, int end, ref float source, nuint sourceStride, in ConvolutionImage image,
        ref float c, nuint cStride, int columns, bool accumulate)
    {
        nuint pixelStep = (nuint)shape.StrideX * image.PixelStep;
        ConvolutionOperands operands = new()
        {
            Depth = (nuint)shape.OutputWidth,
            ADepthStep = sourceStride,
            Runs = (nuint)shape.OutputHeight,
            ARunStep = (nuint)shape.OutputWidth * sourceStride,
            Bands = 1,
            BStride = pixelStep,
            BRunJump = (nuint)shape.StrideY * image.RowStep - (nuint)shape.OutputWidth * pixelStep,
            Accumulate = accumulate,
            C = ref c,
        };
        for (int row = 0; row < Tile<TSimd>.Rows; row++)
        {
            operands.ARows[row] = (nuint)row;
            operands.CRows[row] = (nuint)row * cStride;
        }
        for (int row = first; row < end;)
        {
            (int tap, int channel) = Math.DivRem(row, shape.GroupOutputs);
            (int y, int x) = Math.DivRem(tap, shape.KernelWidth);
            nuint place = (nuint)(y * shape.DilationY) * image.RowStep + (nuint)(x * shape.DilationX) * image.PixelStep;
            int left = Math.Min(end - row, shape.GroupOutputs - channel);
            int rows = PixelCursor.Height(left, Tile<TSimd>.Rows);
            operands.A = ref Unsafe.Add(ref source, channel);
            operands.B = ref Unsafe.Add(ref image.First, place);
            ConvolutionPanels<TSimd>.Run(rows, 0, (nuint)columns, in operands);
            operands.C = ref Unsafe.Add(ref operands.C, (nuint)rows * cStride);
            row += rows;
        }
    }
}
