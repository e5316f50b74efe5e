using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The mean of each window, channel by channel. Padding is zeros that count or do not: what a window has beyond the
/// padded input never counts.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class AveragePooling
{
    /// <summary><c>output[y, x] = sum over the window at (y, x) of input / count</c>, for each channel.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of images.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="height">The windows along the vertical axis, without dilation.</param>
    /// <param name="width">The windows along the horizontal axis, without dilation.</param>
    /// <param name="countPadding">Whether padding counts.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of their pixels, in floats.</param>
    /// <param name="output">The pooled images.</param>
    /// <param name="outputStride">The distance of their pixels, in floats.</param>
    public static void Forward<TSimd>(
        int samples,
        int channels,
        WindowAxis height,
        WindowAxis width,
        bool countPadding,
        ref readonly float input,
        nuint inputStride,
        ref float output,
        nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint columns = PixelColumns.Count<TSimd>(channels, inputStride, outputStride);
        nuint whole = columns - columns % (nuint)TSimd.Count;
        ref float from = ref Unsafe.AsRef(in input);
        for (int sample = 0; sample < samples; sample++)
        {
            if (whole == columns && height.IsHalving && width.IsHalving)
            {
                WindowHalving<MeanOfWindow>.Pool<TSimd>(
                    height, width, columns, ref from, inputStride, ref output, outputStride);
            }
            else
            {
                PoolImage<TSimd>(height, width, countPadding, whole, ref from, inputStride, ref output, outputStride);
                PoolImage<SimdScalar>(
                    height, width, countPadding, columns - whole,
                    ref Unsafe.Add(ref from, whole), inputStride, ref Unsafe.Add(ref output, whole), outputStride);
            }

            from = ref Unsafe.Add(ref from, (nuint)height.Input * (nuint)width.Input * inputStride);
            output = ref Unsafe.Add(ref output, (nuint)height.Output * (nuint)width.Output * outputStride);
        }
    }

    private static void PoolImage<TSimd>(
        WindowAxis height, WindowAxis width, bool countPadding, nuint columns,
        ref float input, nuint inputStride, ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint rowLength = (nuint)width.Input * inputStride;
        for (int y = 0; y < height.Output && columns > 0; y++)
        {
            WindowTaps rows = height.Taps(y);
            PoolRow<TSimd>(
                rows.Count, Divisor(height, y, rows, countPadding), rowLength, width, countPadding, columns,
                ref Unsafe.Add(ref input, (nuint)rows.Start * rowLength), inputStride, ref output, outputStride);
            output = ref Unsafe.Add(ref output, (nuint)width.Output * outputStride);
        }
    }

    /// <summary>One row of outputs, from the rows of the input that its windows reach.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PoolRow<TSimd>(
        int rows, float rowDivisor, nuint rowLength, WindowAxis width, bool countPadding, nuint columns,
        ref float input, nuint inputStride, ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int x = 0; x < width.Output; x++)
        {
            WindowTaps taps = width.Taps(x);
            TSimd share = TSimd.Broadcast(1 / (rowDivisor * Divisor(width, x, taps, countPadding)));
            nuint first = (nuint)taps.Start * inputStride;
            for (nuint column = 0; column < columns; column += (nuint)TSimd.Count)
            {
                TSimd sum = TSimd.Zero;
                nuint row = first + column;
                for (int y = 0; y < rows; y++, row += rowLength)
                {
                    nuint at = row;
                    for (int tap = 0; tap < taps.Count; tap++, at += inputStride)
                        sum += TSimd.Load(in input, at);
                }

                TSimd.Store(sum * share, ref output, column);
            }

            output = ref Unsafe.Add(ref output, outputStride);
        }
    }

    // At least 1: a window of padding alone is zero, also where padding does not count.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Divisor(WindowAxis axis, int window, WindowTaps taps, bool countPadding)
        => Math.Max(countPadding ? axis.PaddedCount(window) : taps.Count, 1);
}
