using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>Zeros around images.</summary>
/// <param name="height">The height of the images.</param>
/// <param name="width">The width of the images.</param>
/// <param name="channels">The number of channels.</param>
/// <param name="top">The rows of zeros above.</param>
/// <param name="bottom">The rows of zeros below.</param>
/// <param name="left">The columns of zeros to the left.</param>
/// <param name="right">The columns of zeros to the right.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ZeroPadding(int height, int width, int channels, int top, int bottom, int left, int right)
{
    private int PaddedWidth => left + width + right;

    private int PaddedPixels => (top + height + bottom) * PaddedWidth;

    /// <summary>Puts zeros around each image.</summary>
    /// <param name="samples">The number of images.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of their pixels, in floats.</param>
    /// <param name="output">The larger images.</param>
    /// <param name="outputStride">The distance of their pixels, in floats.</param>
    public void Forward(int samples, ref readonly float input, nuint inputStride, ref float output, nuint outputStride)
    {
        ref float from = ref Unsafe.AsRef(in input);
        for (int sample = 0; sample < samples; sample++)
        {
            PixelColumns.Clear(ref output, PaddedPixels, outputStride);
            for (int y = 0; y < height; y++)
            {
                ref float to = ref Unsafe.Add(ref output, Inside(y) * outputStride);
                PixelCopy.Copy(width, channels, ref from, inputStride, ref to, outputStride);
                from = ref Unsafe.Add(ref from, (nuint)width * inputStride);
            }

            output = ref Unsafe.Add(ref output, (nuint)PaddedPixels * outputStride);
        }
    }

    /// <summary>The gradients of the pixels inside; those of the zeros are dropped.</summary>
    /// <param name="samples">The number of images.</param>
    /// <param name="dOutput">The gradients of the larger images.</param>
    /// <param name="dOutputStride">The distance of their pixels, in floats.</param>
    /// <param name="dInput">The gradients of the images, padding included.</param>
    /// <param name="dInputStride">The distance of their pixels, in floats.</param>
    public void Backward(
        int samples, ref readonly float dOutput, nuint dOutputStride, ref float dInput, nuint dInputStride)
    {
        ref float from = ref Unsafe.AsRef(in dOutput);
        for (int sample = 0; sample < samples; sample++)
        {
            PixelColumns.Clear(ref dInput, height * width, dInputStride);
            for (int y = 0; y < height; y++)
            {
                ref float row = ref Unsafe.Add(ref from, Inside(y) * dOutputStride);
                PixelCopy.Copy(width, channels, ref row, dOutputStride, ref dInput, dInputStride);
                dInput = ref Unsafe.Add(ref dInput, (nuint)width * dInputStride);
            }

            from = ref Unsafe.Add(ref from, (nuint)PaddedPixels * dOutputStride);
        }
    }

    private nuint Inside(int y) => (nuint)(top + y) * (nuint)PaddedWidth + (nuint)left;
}
