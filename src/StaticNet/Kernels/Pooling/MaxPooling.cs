using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The maximum of each window, channel by channel. Padding never wins: only positions inside of the input are read. NaN
/// in a window gives NaN.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class MaxPooling
{
    /// <summary><c>output[y, x] = max over the window at (y, x) of input</c>, for each channel.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of images.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="height">The windows along the vertical axis.</param>
    /// <param name="width">The windows along the horizontal axis.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of their pixels, in floats.</param>
    /// <param name="output">The pooled images.</param>
    /// <param name="outputStride">The distance of their pixels, in floats.</param>
    public static void Forward<TSimd>(
        int samples,
        int channels,
        WindowAxis height,
        WindowAxis width,
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
                WindowHalving<MaxOfWindow>.Pool<TSimd>(
                    height, width, columns, ref from, inputStride, ref output, outputStride);
            }
            else
            {
                PoolImage<TSimd>(height, width, whole, ref from, inputStride, ref output, outputStride);
                PoolImage<SimdScalar>(
                    height, width, columns - whole,
                    ref Unsafe.Add(ref from, whole), inputStride, ref Unsafe.Add(ref output, whole), outputStride);
            }

            from = ref Unsafe.Add(ref from, (nuint)height.Input * (nuint)width.Input * inputStride);
            output = ref Unsafe.Add(ref output, (nuint)height.Output * (nuint)width.Output * outputStride);
        }
    }

    /// <summary>The larger of each pair, and NaN where either is: one of the two orders keeps it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TSimd Larger<TSimd>(TSimd left, TSimd right)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Max(left, right) | TSimd.Max(right, left);

    private static void PoolImage<TSimd>(
        WindowAxis height, WindowAxis width, nuint columns,
        ref float input, nuint inputStride, ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint rowLength = (nuint)width.Input * inputStride;
        for (int y = 0; y < height.Output && columns > 0; y++)
        {
            WindowTaps rows = height.Taps(y);
            PoolRow<TSimd>(
                rows.Count, (nuint)height.Dilation * rowLength, width, columns,
                ref Unsafe.Add(ref input, (nuint)rows.Start * rowLength), inputStride, ref output, outputStride);
            output = ref Unsafe.Add(ref output, (nuint)width.Output * outputStride);
        }
    }

    /// <summary>One row of outputs, from the rows of the input that its windows reach.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PoolRow<TSimd>(
        int rows, nuint rowStep, WindowAxis width, nuint columns,
        ref float input, nuint inputStride, ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int x = 0; x < width.Output; x++)
        {
            WindowTaps taps = width.Taps(x);
            nuint first = (nuint)taps.Start * inputStride;
            nuint step = (nuint)width.Dilation * inputStride;
            for (nuint column = 0; column < columns; column += (nuint)TSimd.Count)
            {
                TSimd largest = TSimd.Broadcast(float.NegativeInfinity);
                nuint row = first + column;
                for (int y = 0; y < rows; y++, row += rowStep)
                {
                    nuint at = row;
                    for (int tap = 0; tap < taps.Count; tap++, at += step)
                        largest = Larger(largest, TSimd.Load(in input, at));
                }

                TSimd.Store(largest, ref output, column);
            }

            output = ref Unsafe.Add(ref output, outputStride);
        }
    }
}
