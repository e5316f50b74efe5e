using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// A depthwise convolution of so few channels that a vector has room for several pixels: the image is copied pixel
/// beside pixel, the kernel is repeated for each pixel of a vector, and a tile computes as many times more results.
/// </summary>
internal static class DepthwisePacked<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    // Beyond it a vector has room for one pixel only.
    private const int MostChannels = 8;

    /// <summary>Whether pixels share vectors: neighbours in one are neighbours in the image.</summary>
    public static bool Pays(int channels, WindowAxis width)
        => channels <= MostChannels && 2 * Room(channels) <= TSimd.Count && width.Stride == 1 && width.Output > 1;

    /// <summary>Computes one image.</summary>
    public static void Convolve<TActivation>(
        WindowAxis height, WindowAxis width, DepthwiseOperands at, TActivation activation)
        where TActivation : struct, IActivation
    {
        int room = Room(at.Channels);
        ConvolutionShape shape = DepthwiseBorder.Shape(height, width, room);
        int vectorsOfRow = (width.Output * room + TSimd.Count - 1) / TSimd.Count;
        int resultFloats = checked(height.Output * vectorsOfRow * TSimd.Count);
        // What lies after an image and its results is read by their last vectors.
        int imageFloats = checked(Lanes.Whole((int)ConvolutionImage.Floats(in shape, room)) + TSimd.Count);
        ref float memory = ref Scratch.RentForProduct(
            checked((long)imageFloats + (shape.Taps + 2) * TSimd.Count + resultFloats));
        ref float kernel = ref Unsafe.Add(ref memory, imageFloats);
        ref float bias = ref Unsafe.Add(ref kernel, shape.Taps * TSimd.Count);
        ref float results = ref Unsafe.Add(ref bias, TSimd.Count);

        ConvolutionImage image = PackImage(in shape, ref at.Image, at.ImageStride, ref memory);
        Repeat(shape.Taps, room, ref at.Weight, at.WeightStride, ref kernel);
        if (!Unsafe.IsNullRef(ref at.Bias))
            Repeat(1, room, ref at.Bias, 0, ref bias);
        DepthwiseOperands packed = new()
        {
            Image = ref Unsafe.Add(
                ref image.First,
                (nuint)Math.Max(-height.Before, 0) * image.RowStep
                    + (nuint)Math.Max(-width.Before, 0) * image.PixelStep),
            Rows = height.Size,
            RowStep = (nuint)height.Dilation * image.RowStep,
            Taps = width.Size,
            TapStep = (nuint)width.Dilation * image.PixelStep,
            Weight = ref kernel,
            WeightStride = (nuint)TSimd.Count,
            Bias = ref Unsafe.IsNullRef(ref at.Bias) ? ref at.Bias : ref bias,
            Result = ref results,
            ResultStride = (nuint)TSimd.Count,
        };
        PixelCursor cursor = new(vectorsOfRow, (nuint)TSimd.Count, (nuint)height.Stride * image.RowStep);
        DepthwiseTiles<TSimd>.Pixels(
            height.Output * vectorsOfRow, cursor, 0, (nuint)TSimd.Count, ref packed, activation);
        for (int y = 0; y < height.Output; y++)
        {
            Unpack(width.Output, room, ref results, ref at.Result, at.ResultStride);
            results = ref Unsafe.Add(ref results, vectorsOfRow * TSimd.Count);
            at.Result = ref Unsafe.Add(ref at.Result, (nuint)width.Output * at.ResultStride);
        }
    }

    // The floats that a pixel takes.
    private static int Room(int channels) => channels <= 4 ? 4 : MostChannels;

    private static ConvolutionImage PackImage(
        scoped in ConvolutionShape shape, ref float image, nuint stride, ref float memory)
    {
        ConvolutionImage packed = ConvolutionImage.Whole(in shape, ref memory, shape.InputChannels);
        packed.Clear(in shape);
        ref float to = ref packed.Inside(in shape);
        for (int y = 0; y < shape.InputHeight; y++)
        {
            Pack(shape.InputWidth, shape.InputChannels, ref image, stride, ref to);
            image = ref Unsafe.Add(ref image, (nuint)shape.InputWidth * stride);
            to = ref Unsafe.Add(ref to, packed.RowStep);
        }
        return packed;
    }

    // Rows of the kernel, once for each pixel of a vector.
    private static void Repeat(int rows, int room, ref float from, nuint stride, ref float to)
    {
        for (; rows != 0; rows--)
        {
            Pack(TSimd.Count / room, room, ref from, 0, ref to);
            from = ref Unsafe.Add(ref from, stride);
            to = ref Unsafe.Add(ref to, TSimd.Count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Pack(int pixels, int room, ref float from, nuint stride, ref float to)
    {
        for (; pixels != 0; pixels--)
        {
            Vector128.LoadUnsafe(ref from).StoreUnsafe(ref to);
            if (room > Vector128<float>.Count)
                Vector128.LoadUnsafe(ref from, 4).StoreUnsafe(ref to, 4);
            from = ref Unsafe.Add(ref from, stride);
            to = ref Unsafe.Add(ref to, room);
        }
    }

    // Whole vectors, with zeros after the channels.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Unpack(int pixels, int room, ref float from, ref float to, nuint stride)
    {
        TSimd isChannel = LaneMask.Below<TSimd>(room);
        for (; pixels != 0; pixels--)
        {
            TSimd.Store(TSimd.Load(in from, 0) & isChannel, ref to, 0);
            from = ref Unsafe.Add(ref from, room);
            to = ref Unsafe.Add(ref to, stride);
        }
    }
}
