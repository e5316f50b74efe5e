using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Kernels;

/// <summary>An image in memory: its first pixel, and the distances of its pixels and rows.</summary>
internal ref struct ConvolutionImage
{
    public ref float First;
    public nuint PixelStep;
    public nuint RowStep;

    /// <summary>The floats that a bordered copy takes.</summary>
    public static long Floats(in ConvolutionShape shape, int channels) => checked(
        ((long)shape.PadTop + shape.InputHeight + shape.PadBottom)
        * ((long)shape.PadLeft + shape.InputWidth + shape.PadRight) * channels);

    /// <summary>The convolved image inside its border of zeros: the image itself where there is no border.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="image">The image.</param>
    /// <param name="stride">The distance of its pixels.</param>
    /// <param name="memory">Where a copy is written, of as many channels as the image has.</param>
    public static ConvolutionImage Bordered(
        scoped in ConvolutionShape shape, ref float image, nuint stride, ref float memory)
    {
        if (!shape.IsPadded)
            return new() { First = ref image, PixelStep = stride, RowStep = (nuint)shape.InputWidth * stride };
        return Copy(in shape, ref image, stride, ref memory, shape.InputChannels);
    }

    /// <summary>A copy of some channels of the convolved image inside its border of zeros.</summary>
    public static ConvolutionImage Copy(
        scoped in ConvolutionShape shape, ref float image, nuint stride, ref float memory, int channels)
    {
        ConvolutionImage copy = Whole(in shape, ref memory, channels);
        copy.ClearBorder(in shape);
        copy.CopyInside(in shape, ref image, stride, channels);
        return copy;
    }

    /// <summary>An image with its border, of some channels, which holds nothing yet.</summary>
    public static ConvolutionImage Whole(scoped in ConvolutionShape shape, ref float memory, int channels) => new()
    {
        First = ref memory,
        PixelStep = (nuint)channels,
        RowStep = (nuint)(shape.PaddedWidth * channels),
    };

    /// <summary>The first pixel that is not border.</summary>
    public readonly ref float Inside(in ConvolutionShape shape)
        => ref Unsafe.Add(ref First, (nuint)shape.PadTop * RowStep + (nuint)shape.PadLeft * PixelStep);

    public readonly void Clear(in ConvolutionShape shape)
        => MemoryMarshal.CreateSpan(ref First, shape.PaddedHeight * (int)RowStep).Clear();

    /// <summary>Copies an image into the border.</summary>
    public readonly void CopyInside(in ConvolutionShape shape, ref float image, nuint stride, int channels)
    {
        for (int row = 0; row < shape.InputHeight; row++)
        {
            CopyPixels(
                shape.InputWidth, channels, ref Unsafe.Add(ref image, (nuint)(row * shape.InputWidth) * stride), stride,
                ref Unsafe.Add(ref Inside(in shape), (nuint)row * RowStep), PixelStep);
        }
    }

    /// <summary>Copies what is inside the border to an image.</summary>
    public readonly void CopyTo(in ConvolutionShape shape, ref float image, nuint stride, int channels)
    {
        for (int row = 0; row < shape.InputHeight; row++)
        {
            CopyPixels(
                shape.InputWidth, channels, ref Unsafe.Add(ref Inside(in shape), (nuint)row * RowStep), PixelStep,
                ref Unsafe.Add(ref image, (nuint)(row * shape.InputWidth) * stride), stride);
        }
    }

    /// <summary>Copies some channels of pixels that lie one after the other.</summary>
    public static void CopyPixels(
        int pixels, int channels, ref float source, nuint sourceStep, ref float destination, nuint destinationStep)
    {
        if (sourceStep == (nuint)channels && destinationStep == (nuint)channels)
        {
            channels *= pixels;
            pixels = 1;
        }
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            MemoryMarshal.CreateSpan(ref source, channels).CopyTo(MemoryMarshal.CreateSpan(ref destination, channels));
            source = ref Unsafe.Add(ref source, sourceStep);
            destination = ref Unsafe.Add(ref destination, destinationStep);
        }
    }

    private readonly void ClearBorder(in ConvolutionShape shape)
    {
        int row = (int)RowStep;
        int left = shape.PadLeft * (int)PixelStep;
        int right = shape.PadRight * (int)PixelStep;
        MemoryMarshal.CreateSpan(ref First, shape.PadTop * row).Clear();
        ref float inner = ref Unsafe.Add(ref First, shape.PadTop * row);
        for (int y = 0; y < shape.InputHeight; y++)
        {
            MemoryMarshal.CreateSpan(ref inner, left).Clear();
            inner = ref Unsafe.Add(ref inner, row);
            MemoryMarshal.CreateSpan(ref Unsafe.Subtract(ref inner, right), right).Clear();
        }
        MemoryMarshal.CreateSpan(ref inner, shape.PadBottom * row).Clear();
    }
}
