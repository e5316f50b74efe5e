using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Between images, whose pixels hold their channels, and planes.</summary>
internal static class PlanePixels<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    // Pixels and channels of a block that is transposed in registers.
    private const int Block = 4;

    /// <summary>Copies an image into planes whose border is zero already.</summary>
    public static void Read(
        in ConvolutionShape shape, in PlaneLayout layout, ref float image, nuint stride, ref float planes)
    {
        // Rows that follow each other on both sides are one.
        bool isOneRow = layout.Pitch == shape.InputWidth && shape.StrideX == 1 && shape.StrideY == 1;
        (int rows, int width) = isOneRow ? (1, shape.InputPixels) : (shape.InputHeight, shape.InputWidth);
        for (int y = 0; y < rows; y++)
        {
            (int row, int phaseY) = Math.DivRem(y + shape.PadTop, shape.StrideY);
            for (int phaseX = 0; phaseX < layout.PhasesX; phaseX++)
            {
                // The first pixel of the row that is in this phase.
                int x = (phaseX + shape.StrideX - shape.PadLeft % shape.StrideX) % shape.StrideX;
                int place = (phaseY * layout.PhasesX + phaseX) * layout.PlaneFloats
                    + row * layout.Pitch + (x + shape.PadLeft) / shape.StrideX;
                int pixel = y * width + x;
                ReadRow(
                    (width - x + shape.StrideX - 1) / shape.StrideX, shape.InputChannels,
                    ref Unsafe.Add(ref image, (nuint)pixel * stride), (nuint)shape.StrideX * stride,
                    (nuint)(shape.InputPixels - pixel - 1) * stride + (nuint)shape.InputChannels,
                    ref Unsafe.Add(ref planes, place), (nuint)layout.ChannelFloats);
            }
        }
    }

    // Blocks read up to 3 floats after the last channel; there are so many, except at the end of the image.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ReadRow(
        int pixels, int channels, ref float image, nuint step, nuint readable, ref float planes, nuint planeStride)
    {
        nuint reach = (nuint)((channels + Block - 1) & -Block);
        for (int x = 0; x < pixels;)
        {
            // The last block overlaps the one before.
            int first = Math.Min(x, pixels - Block);
            if (first < 0 || ((nuint)first + Block - 1) * step + reach > readable)
            {
                ReadPixel(
                    channels, ref Unsafe.Add(ref image, (nuint)x * step), ref Unsafe.Add(ref planes, x), planeStride);
                x++;
                continue;
            }
            ref float pixel = ref Unsafe.Add(ref image, (nuint)first * step);
            ref float place = ref Unsafe.Add(ref planes, first);
            for (int left = channels; left > 0; left -= Block)
            {
                Vector128<float> row0 = Vector128.LoadUnsafe(ref pixel);
                Vector128<float> row1 = Vector128.LoadUnsafe(ref pixel, step);
                Vector128<float> row2 = Vector128.LoadUnsafe(ref pixel, 2 * step);
                Vector128<float> row3 = Vector128.LoadUnsafe(ref pixel, 3 * step);
                Transposition.Transpose(ref row0, ref row1, ref row2, ref row3);
                row0.StoreUnsafe(ref place);
                if (left > 1)
                    row1.StoreUnsafe(ref place, planeStride);
                if (left > 2)
                    row2.StoreUnsafe(ref place, 2 * planeStride);
                if (left > 3)
                    row3.StoreUnsafe(ref place, 3 * planeStride);
                pixel = ref Unsafe.Add(ref pixel, Block);
                place = ref Unsafe.Add(ref place, Block * planeStride);
            }
            x = first + Block;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReadPixel(int channels, ref float pixel, ref float place, nuint planeStride)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            place = Unsafe.Add(ref pixel, channel);
            place = ref Unsafe.Add(ref place, planeStride);
        }
    }

    /// <summary>Writes an image of results, and zeros after their channels up to whole vectors of 16.</summary>
    public static void Write<TPooling>(
        in ConvolutionShape shape, in PlaneLayout layout, ref float planes, nuint planeStride,
        ref float image, nuint stride)
        where TPooling : struct, IWindowPooling
    {
        (int rows, int width) = (shape.OutputHeight / TPooling.Side, shape.OutputWidth / TPooling.Side);
        for (; rows != 0; rows--)
        {
            if (TPooling.Side == 1)
                WriteRow(width, shape.OutputChannels, ref planes, planeStride, ref image, stride);
            else
            {
                WriteWindows<TPooling>(
                    width, shape.OutputChannels, ref planes, planeStride,
                    ref Unsafe.Add(ref planes, layout.OutputPitch), ref image, stride);
            }
            planes = ref Unsafe.Add(ref planes, TPooling.Side * layout.OutputPitch);
            image = ref Unsafe.Add(ref image, (nuint)width * stride);
        }
    }

    /// <summary>Writes a row of results.</summary>
    /// <param name="pixels">The number of pixels.</param>
    /// <param name="channels">The number of planes.</param>
    /// <param name="planes">The row in the first plane.</param>
    /// <param name="planeStride">The distance of two planes.</param>
    /// <param name="image">The first pixel.</param>
    /// <param name="stride">The distance of the pixels.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void WriteRow(
        int pixels, int channels, ref float planes, nuint planeStride, ref float image, nuint stride)
    {
        int end = ConvolutionShape.Pad(channels);
        for (; pixels > 0; pixels -= Block)
        {
            for (int channel = 0; channel < channels; channel += Block)
            {
                ref float plane = ref Unsafe.Add(ref planes, (nuint)channel * planeStride);
                Vector128<float> row0 = Vector128.LoadUnsafe(ref plane);
                Vector128<float> row1 = Plane(1, channels - channel, ref plane, planeStride);
                Vector128<float> row2 = Plane(2, channels - channel, ref plane, planeStride);
                Vector128<float> row3 = Plane(3, channels - channel, ref plane, planeStride);
                Transposition.Transpose(ref row0, ref row1, ref row2, ref row3);
                ref float pixel = ref Unsafe.Add(ref image, channel);
                int floats = channel + Block < channels ? Block : end - channel;
                Store(row0, ref pixel, floats);
                if (pixels > 1)
                    Store(row1, ref Unsafe.Add(ref pixel, stride), floats);
                if (pixels > 2)
                    Store(row2, ref Unsafe.Add(ref pixel, 2 * stride), floats);
                if (pixels > 3)
                    Store(row3, ref Unsafe.Add(ref pixel, 3 * stride), floats);
            }
            planes = ref Unsafe.Add(ref planes, Block);
            image = ref Unsafe.Add(ref image, Block * stride);
        }
    }

    // Two rows of results become one.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void WriteWindows<TPooling>(
        int windows, int channels, ref float upper, nuint planeStride, ref float lower, ref float image, nuint stride)
        where TPooling : struct, IWindowPooling
    {
        int end = ConvolutionShape.Pad(channels);
        for (; windows > 0; windows -= Block / 2)
        {
            for (int channel = 0; channel < channels; channel += Block)
            {
                nuint plane = (nuint)channel * planeStride;
                int floats = channel + Block < channels ? Block : end - channel;
                Vector128<float> a0 = Plane(0, channels - channel, ref Unsafe.Add(ref upper, plane), planeStride);
                Vector128<float> a1 = Plane(1, channels - channel, ref Unsafe.Add(ref upper, plane), planeStride);
                Vector128<float> a2 = Plane(2, channels - channel, ref Unsafe.Add(ref upper, plane), planeStride);
                Vector128<float> a3 = Plane(3, channels - channel, ref Unsafe.Add(ref upper, plane), planeStride);
                Transposition.Transpose(ref a0, ref a1, ref a2, ref a3);
                Vector128<float> b0 = Plane(0, channels - channel, ref Unsafe.Add(ref lower, plane), planeStride);
                Vector128<float> b1 = Plane(1, channels - channel, ref Unsafe.Add(ref lower, plane), planeStride);
                Vector128<float> b2 = Plane(2, channels - channel, ref Unsafe.Add(ref lower, plane), planeStride);
                Vector128<float> b3 = Plane(3, channels - channel, ref Unsafe.Add(ref lower, plane), planeStride);
                Transposition.Transpose(ref b0, ref b1, ref b2, ref b3);
                ref float pixel = ref Unsafe.Add(ref image, channel);
                Store(Pool<TPooling>(a0, a1, b0, b1), ref pixel, floats);
                if (windows > 1)
                    Store(Pool<TPooling>(a2, a3, b2, b3), ref Unsafe.Add(ref pixel, stride), floats);
            }
            upper = ref Unsafe.Add(ref upper, Block);
            lower = ref Unsafe.Add(ref lower, Block);
            image = ref Unsafe.Add(ref image, Block / 2 * stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Pool<TPooling>(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
        where TPooling : struct, IWindowPooling
        => TPooling.Pool(new Simd128(a), new Simd128(b), new Simd128(c), new Simd128(d)).Lanes;

    // Some channels, and zeros up to a number of floats that is 4, 8, 12 or 16.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<float> channels, ref float pixel, int floats)
    {
        if (TSimd.Count == Lanes.Width && floats == Lanes.Width)
        {
            channels.ToVector256().ToVector512().StoreUnsafe(ref pixel);
            return;
        }
        channels.StoreUnsafe(ref pixel);
        for (int rest = Block; rest < floats; rest += Block)
            Vector128<float>.Zero.StoreUnsafe(ref pixel, (nuint)rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Plane(int index, int count, ref float first, nuint stride)
        => index < count ? Vector128.LoadUnsafe(ref first, (nuint)index * stride) : Vector128<float>.Zero;
}
