using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The weight gradient of few filters, which would fill a part of a vector only. The lanes are what a filter sees in a
/// row of the kernel, and the filters are the rows of tiles:
/// <c>c[f, tap, channel] = sum over samples and pixels of
/// b[pixel, f] * image[pixel * stride + tap * dilation, channel]</c>,
/// transposed at the end.
/// </summary>
internal static class ConvolutionOuterOfFew<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>Whether it takes clearly fewer multiply-adds. It depends on the sizes only.</summary>
    public static bool Pays(in ConvolutionShape shape)
    {
        if (shape.Groups != 1)
            return false;
        int vectors = Units(in shape) * ConvolutionShape.Columns<TSimd>(Width(in shape)) / TSimd.Count;
        int vectorsOfFilters = ConvolutionShape.Columns<TSimd>(shape.OutputChannels) / TSimd.Count;
        return 5L * vectors * shape.OutputChannels < 4L * shape.Taps * shape.InputChannels * vectorsOfFilters;
    }

    /// <summary>Computes the weight's rows from <paramref name="first"/> to <paramref name="end"/>.</summary>
    public static void Run(
        in ConvolutionShape shape, int first, int end, int samples, ref float input, nuint inputStride,
        ref float dOutput, nuint dOutputStride, ref float dWeight, nuint weightStride, bool accumulate)
    {
        int width = Width(in shape);
        int columns = ConvolutionShape.Columns<TSimd>(width);
        int stride = checked(Units(in shape) * columns);
        // Vectors are read that begin with the last channels of a copy.
        ConvolutionMemory memory = new(
            checked(ConvolutionImage.Floats(in shape, shape.InputChannels) + Lanes.Width),
            checked(shape.OutputChannels * stride));
        for (int sample = 0; sample < samples; sample++)
        {
            ConvolutionImage image = ConvolutionImage.Copy(
                in shape, ref input, inputStride, ref memory.Image, shape.InputChannels);
            ConvolutionOperands operands = Operands(in shape, in image, ref dOutput, dOutputStride, sample > 0);
            for (int unit = first / width; unit * width < end; unit++)
            {
                int from = Math.Max(first - unit * width, 0) / TSimd.Count * TSimd.Count;
                int to = ConvolutionShape.Columns<TSimd>(Math.Min(end - unit * width, width));
                operands.B = ref Unsafe.Add(ref image.First, Place(in shape, in image, unit) + (nuint)from);
                operands.C = ref Unsafe.Add(ref memory.Slice, unit * columns + from);
                Filters(shape.OutputChannels, (nuint)(to - from), stride, ref operands);
            }
            input = ref Unsafe.Add(ref input, (nuint)shape.InputPixels * inputStride);
            dOutput = ref Unsafe.Add(ref dOutput, (nuint)shape.OutputPixels * dOutputStride);
        }
        for (int unit = first / width; unit * width < end; unit++)
        {
            int from = Math.Max(first - unit * width, 0);
            int to = Math.Min(end - unit * width, width);
            Transposition.TransposeValues<TSimd>(
                in Unsafe.Add(ref memory.Slice, unit * columns + from), (nuint)shape.OutputChannels, (nuint)(to - from),
                (nuint)stride, ref Unsafe.Add(ref dWeight, (nuint)(unit * width + from) * weightStride), weightStride,
                accumulate);
        }
        Padding.Clear(
            end - first, shape.OutputChannels, ref Unsafe.Add(ref dWeight, (nuint)first * weightStride), weightStride);
    }

    // What lies side by side in the copied image: rows of the kernel, or single taps of one that is dilated.
    private static int Width(in ConvolutionShape shape)
        => (shape.DilationX == 1 ? shape.KernelWidth : 1) * shape.InputChannels;

    private static int Units(in ConvolutionShape shape)
        => shape.DilationX == 1 ? shape.KernelHeight : shape.Taps;

    private static nuint Place(in ConvolutionShape shape, in ConvolutionImage image, int unit)
    {
        (int y, int x) = Math.DivRem(unit, shape.DilationX == 1 ? 1 : shape.KernelWidth);
        return (nuint)(y * shape.DilationY) * image.RowStep + (nuint)(x * shape.DilationX) * image.PixelStep;
    }

    private static ConvolutionOperands Operands(
        scoped in ConvolutionShape shape, scoped in ConvolutionImage image, ref float dOutput, nuint dOutputStride,
        bool accumulate)
    {
        nuint pixelStep = (nuint)shape.StrideX * image.PixelStep;
        return new()
        {
            A = ref dOutput,
            Depth = (nuint)shape.OutputWidth,
            ADepthStep = dOutputStride,
            Runs = (nuint)shape.OutputHeight,
            ARunStep = (nuint)shape.OutputWidth * dOutputStride,
            Bands = 1,
            BStride = pixelStep,
            BRunJump = (nuint)shape.StrideY * image.RowStep - (nuint)shape.OutputWidth * pixelStep,
            Accumulate = accumulate,
        };
    }

    private static void Filters(int filters, nuint columns, int stride, ref ConvolutionOperands operands)
    {
        for (int filter = 0; filter < filters;)
        {
            int rows = PixelCursor.Height(filters - filter, Tile<TSimd>.Rows);
            for (int row = 0; row < rows; row++)
            {
                operands.ARows[row] = (nuint)(filter + row);
                operands.CRows[row] = (nuint)row * (nuint)stride;
            }
            ConvolutionPanels<TSimd>.Run(rows, 0, columns, in operands);
            operands.C = ref Unsafe.Add(ref operands.C, rows * stride);
            filter += rows;
        }
    }
}
