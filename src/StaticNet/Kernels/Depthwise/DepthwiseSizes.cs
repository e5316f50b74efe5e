using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>The sizes of a depthwise convolution.</summary>
/// <param name="channels">The number of channels of the input.</param>
/// <param name="multiplier">The number of output channels for each.</param>
/// <param name="height">The kernel along the vertical axis.</param>
/// <param name="width">The kernel along the horizontal axis.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DepthwiseSizes(int channels, int multiplier, WindowAxis height, WindowAxis width)
{
    internal int Channels => channels;

    internal int Multiplier => multiplier;

    internal int Outputs => channels * multiplier;

    internal WindowAxis Height => height;

    internal WindowAxis Width => width;

    internal int Taps => height.Size * width.Size;

    internal nuint InputPixels => (nuint)height.Input * (nuint)width.Input;

    internal nuint OutputPixels => (nuint)height.Output * (nuint)width.Output;

    /// <summary>
    /// Memory for one image in which every channel stands as often as the multiplier says; none for once.
    /// </summary>
    internal ref float RentRepeated(nuint stride)
        => ref multiplier == 1
            ? ref Unsafe.NullRef<float>()
            : ref Scratch.RentForLayer(checked((long)(InputPixels * stride)));

    /// <summary>The image with repeated channels: itself where they stand once. Padding becomes zero.</summary>
    internal ref float Repeat(ref float image, nuint imageStride, ref float repeated, nuint stride)
    {
        if (multiplier == 1)
            return ref image;
        PixelColumns.Clear(ref repeated, (int)InputPixels, stride);
        for (nuint pixel = 0; pixel < InputPixels; pixel++)
        {
            ref float from = ref Unsafe.Add(ref image, pixel * imageStride);
            ref float to = ref Unsafe.Add(ref repeated, pixel * stride);
            for (int output = 0; output < channels * multiplier; output++)
                Unsafe.Add(ref to, output) = Unsafe.Add(ref from, output / multiplier);
        }

        return ref repeated;
    }

    /// <summary>Adds up the channels of an image that <see cref="Repeat"/> would have made of one.</summary>
    internal void SumRepeated(ref float repeated, nuint stride, ref float image, nuint imageStride)
    {
        PixelColumns.Clear(ref image, (int)InputPixels, imageStride);
        for (nuint pixel = 0; pixel < InputPixels; pixel++)
        {
            ref float from = ref Unsafe.Add(ref repeated, pixel * stride);
            ref float to = ref Unsafe.Add(ref image, pixel * imageStride);
            for (int output = 0; output < channels * multiplier; output++)
                Unsafe.Add(ref to, output / multiplier) += Unsafe.Add(ref from, output);
        }
    }
}
