using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Images enlarged by whole factors, linearly between the centres of pixels and constant outside of the outermost
/// centres: Keras's and, without aligned corners, PyTorch's.
/// </summary>
/// <param name="height">The height of the images.</param>
/// <param name="width">The width of the images.</param>
/// <param name="channels">The number of channels.</param>
/// <param name="vertical">The factor of the height.</param>
/// <param name="horizontal">The factor of the width.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BilinearUpSampling(int height, int width, int channels, int vertical, int horizontal)
{
    private nuint Pixels => (nuint)height * (nuint)width;

    private nuint LargePixels => Pixels * (nuint)vertical * (nuint)horizontal;

    /// <summary>Each output from the four pixels around its centre.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of images.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of their pixels, in floats.</param>
    /// <param name="output">The larger images.</param>
    /// <param name="outputStride">The distance of their pixels, in floats.</param>
    public void Forward<TSimd>(
        int samples, ref readonly float input, nuint inputStride, ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint columns = PixelColumns.Count<TSimd>(channels, inputStride, outputStride);
        nuint whole = columns - columns % (nuint)TSimd.Count;
        for (nuint sample = 0; sample < (nuint)samples; sample++)
        {
            ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in input), sample * Pixels * inputStride);
            ref float to = ref Unsafe.Add(ref output, sample * LargePixels * outputStride);
            for (int y = 0; y < height * vertical; y++)
            {
                InterpolateRow<TSimd>(y, 0, whole, ref from, inputStride, ref to, outputStride);
                InterpolateRow<SimdScalar>(y, whole, columns, ref from, inputStride, ref to, outputStride);
            }
        }
    }

    /// <summary>Each gradient shared out to the four pixels that its output came from.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of images.</param>
    /// <param name="dOutput">The gradients of the larger images.</param>
    /// <param name="dOutputStride">The distance of their pixels, in floats.</param>
    /// <param name="dInput">The gradients of the images, padding included.</param>
    /// <param name="dInputStride">The distance of their pixels, in floats.</param>
    public void Backward<TSimd>(
        int samples, ref readonly float dOutput, nuint dOutputStride, ref float dInput, nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint columns = PixelColumns.Count<TSimd>(channels, dOutputStride, dInputStride);
        nuint whole = columns - columns % (nuint)TSimd.Count;
        for (nuint sample = 0; sample < (nuint)samples; sample++)
        {
            ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in dOutput), sample * LargePixels * dOutputStride);
            ref float to = ref Unsafe.Add(ref dInput, sample * Pixels * dInputStride);
            PixelColumns.Clear(ref to, (int)Pixels, dInputStride);
            for (int y = 0; y < height * vertical; y++)
            {
                ShareRow<TSimd>(y, 0, whole, ref from, dOutputStride, ref to, dInputStride);
                ShareRow<SimdScalar>(y, whole, columns, ref from, dOutputStride, ref to, dInputStride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void InterpolateRow<TSimd>(
        int y, nuint first, nuint end, ref float input, nuint inputStride, ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        Between rows = Between.Of(y, vertical, height);
        TSimd down = TSimd.Broadcast(rows.Fraction);
        for (int x = 0; x < width * horizontal; x++)
        {
            Between pixels = Between.Of(x, horizontal, width);
            TSimd across = TSimd.Broadcast(pixels.Fraction);
            Corners at = new(rows, pixels, width, inputStride);
            nuint to = ((nuint)y * (nuint)(width * horizontal) + (nuint)x) * outputStride;
            for (nuint column = first; column < end; column += (nuint)TSimd.Count)
            {
                TSimd top = TSimd.Load(in input, at.TopLeft + column);
                top = TSimd.MultiplyAdd(across, TSimd.Load(in input, at.TopRight + column) - top, top);
                TSimd bottom = TSimd.Load(in input, at.BottomLeft + column);
                bottom = TSimd.MultiplyAdd(across, TSimd.Load(in input, at.BottomRight + column) - bottom, bottom);
                TSimd.Store(TSimd.MultiplyAdd(down, bottom - top, top), ref output, to + column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void ShareRow<TSimd>(
        int y, nuint first, nuint end, ref float dOutput, nuint dOutputStride, ref float dInput, nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        Between rows = Between.Of(y, vertical, height);
        TSimd down = TSimd.Broadcast(rows.Fraction);
        for (int x = 0; x < width * horizontal; x++)
        {
            Between pixels = Between.Of(x, horizontal, width);
            TSimd across = TSimd.Broadcast(pixels.Fraction);
            Corners at = new(rows, pixels, width, dInputStride);
            nuint from = ((nuint)y * (nuint)(width * horizontal) + (nuint)x) * dOutputStride;
            for (nuint column = first; column < end; column += (nuint)TSimd.Count)
            {
                TSimd gradient = TSimd.Load(in dOutput, from + column);
                TSimd bottom = gradient * down;
                TSimd top = gradient - bottom;
                TSimd topRight = top * across;
                TSimd bottomRight = bottom * across;
                // One after the other: at the edges the four are not different pixels.
                Add(top - topRight, ref dInput, at.TopLeft + column);
                Add(topRight, ref dInput, at.TopRight + column);
                Add(bottom - bottomRight, ref dInput, at.BottomLeft + column);
                Add(bottomRight, ref dInput, at.BottomRight + column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TSimd>(TSimd value, ref float sums, nuint at)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Store(TSimd.Load(in sums, at) + value, ref sums, at);

    /// <summary>
    /// The two pixels of an axis around the centre of an output, and how far it lies after the first.
    /// </summary>
    [method: MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly record struct Between(int First, int Second, float Fraction)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Between Of(int output, int factor, int length)
        {
            // The centre is at (output + 0.5) / factor - 0.5, in whole numbers of 1 / (2 * factor).
            long place = Math.Max(2L * output + 1 - factor, 0);
            int first = (int)(place / (2L * factor));
            return new Between(first, Math.Min(first + 1, length - 1), place % (2L * factor) / (2f * factor));
        }
    }

    /// <summary>Where the four pixels around a centre start.</summary>
    [method: MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly struct Corners(Between rows, Between pixels, int width, nuint stride)
    {
        public nuint TopLeft { get; } = (nuint)(rows.First * width + pixels.First) * stride;

        public nuint TopRight { get; } = (nuint)(rows.First * width + pixels.Second) * stride;

        public nuint BottomLeft { get; } = (nuint)(rows.Second * width + pixels.First) * stride;

        public nuint BottomRight { get; } = (nuint)(rows.Second * width + pixels.Second) * stride;
    }
}
