using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Depthwise convolutions and the gradients of their weights by tiles, over an image with its border of zeros: no
/// position of the kernel is a special case.
/// </summary>
internal static class DepthwiseTiles<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>The most rows of a tile.</summary>
    public const int Rows = 8;

    // Where windows reach over the upper or lower edge, the kernel's rows outside of the image are left out. Tiles then
    // end with the row of results, and those of narrower rows would be too small.
    private const int NarrowestSkipping = 6;

    /// <summary>Computes some channels of one image.</summary>
    public static void Convolve<TActivation>(
        WindowAxis height, WindowAxis width, nuint column, nuint end, DepthwiseOperands at, TActivation activation)
        where TActivation : struct, IActivation
    {
        bool skips = width.Output >= NarrowestSkipping;
        ConvolutionImage image = Bordered(height, width, bordersRows: !skips, end, in at);
        ref float first = ref skips ? ref image.First : ref Inside(in image, height);
        ref float weight = ref at.Weight;
        at.RowStep = (nuint)height.Dilation * image.RowStep;
        (at.Taps, at.TapStep) = (width.Size, (nuint)width.Dilation * image.PixelStep);
        nuint rowJump = (nuint)height.Stride * image.RowStep;
        for (int y = 0; y < height.Output;)
        {
            WindowTaps rows = skips ? height.Taps(y) : new WindowTaps(0, 0, height.Size);
            int alike = skips ? height.WholeWindows(y) : height.Output;
            at.Rows = rows.Count;
            at.Image = ref Unsafe.Add(ref first, (nuint)rows.Start * image.RowStep);
            at.Weight = ref Unsafe.Add(ref weight, (nuint)(rows.Skipped * width.Size) * at.WeightStride);
            PixelCursor cursor = new(width.Output, (nuint)width.Stride * image.PixelStep, rowJump);
            Pixels(alike * width.Output, cursor, column, end, ref at, activation);
            y += alike;
        }
    }

    /// <summary>Computes pixels that meet the same rows of the kernel, and moves on to the result after them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Pixels<TActivation>(
        int left, PixelCursor cursor, nuint column, nuint end, ref DepthwiseOperands at, TActivation activation)
        where TActivation : struct, IActivation
    {
        while (left > 0)
        {
            int pixels = PixelCursor.Height(left, Rows);
            cursor.Take(pixels, ref at.Starts);
            Tiles(pixels, column, end, in at);
            if (typeof(TActivation) != typeof(Identity))
            {
                TileEpilogue<TSimd>.Apply(
                    pixels, end - column, ref Unsafe.Add(ref at.Result, column), at.ResultStride, activation);
            }
            at.Result = ref Unsafe.Add(ref at.Result, (nuint)pixels * at.ResultStride);
            left -= pixels;
        }
    }

    /// <summary>
    /// Adds what one image and its results' gradients, which stand in the weight's place, contribute to the gradient of
    /// some positions of the kernel.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWeightGradient(
        DepthwiseSizes sizes, int first, int last, nuint column, nuint end, DepthwiseOperands at)
    {
        (WindowAxis height, WindowAxis width) = (sizes.Height, sizes.Width);
        ConvolutionImage image = Bordered(height, width, bordersRows: true, end, in at);
        at.Image = ref Inside(in image, height);
        (at.Rows, at.RowStep) = (height.Output, (nuint)height.Stride * image.RowStep);
        (at.Taps, at.TapStep) = (width.Output, (nuint)width.Stride * image.PixelStep);
        at.Accumulate = true;
        for (int position = first; position < last;)
        {
            int positions = PixelCursor.Height(last - position, Rows);
            for (int i = 0; i < positions; i++)
            {
                (int y, int x) = Math.DivRem(position + i, width.Size);
                at.Starts[i] = (nuint)(y * height.Dilation) * image.RowStep
                    + (nuint)(x * width.Dilation) * image.PixelStep;
            }
            Tiles(positions, column, end, in at);
            at.Result = ref Unsafe.Add(ref at.Result, (nuint)positions * at.ResultStride);
            position += positions;
        }
    }

    /// <summary>Computes some sums of all vectors of channels.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Tiles(int rows, nuint column, nuint end, in DepthwiseOperands at)
    {
        switch (rows)
        {
            case 1: Tiles<Size1>(column, end, in at); break;
            case 2: Tiles<Size2>(column, end, in at); break;
            case 3: Tiles<Size3>(column, end, in at); break;
            case 4: Tiles<Size4>(column, end, in at); break;
            case 5: Tiles<Size5>(column, end, in at); break;
            case 6: Tiles<Size6>(column, end, in at); break;
            case 7: Tiles<Size7>(column, end, in at); break;
            case 8: Tiles<Size8>(column, end, in at); break;
        }
    }

    private static void Tiles<TRows>(nuint column, nuint end, in DepthwiseOperands at)
        where TRows : struct, ITileSize
    {
        for (; column < end; column += (nuint)TSimd.Count)
            DepthwiseTile<TSimd, TRows>.Run(in at, column);
    }

    // Where the first row of windows begins that lies in the image or above it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref float Inside(scoped in ConvolutionImage image, WindowAxis height)
        => ref Unsafe.Add(ref image.First, (nuint)Math.Max(-height.Before, 0) * image.RowStep);

    /// <summary>
    /// The image from the first column on that the first window sees; a copy where windows reach over an edge.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ConvolutionImage Bordered(
        WindowAxis height, WindowAxis width, bool bordersRows, nuint end, scoped in DepthwiseOperands at)
    {
        nuint stride = at.ImageStride;
        // Pixels with their padding are copied row by row.
        nuint channels = (nuint)ConvolutionShape.Pad((int)end) == stride ? stride : end;
        ConvolutionShape shape = DepthwiseBorder.Shape(height, width, (int)channels);
        if (!bordersRows)
            shape = shape.WithoutRowsAround();
        ref float memory = ref shape.IsPadded
            ? ref Scratch.RentForProduct(ConvolutionImage.Floats(in shape, (int)channels))
            : ref at.Image;
        ConvolutionImage image = ConvolutionImage.Bordered(in shape, ref at.Image, stride, ref memory);
        image.First = ref Unsafe.Add(ref image.First, (nuint)Math.Max(-width.Before, 0) * image.PixelStep);
        return image;
    }
}
