using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class AveragePooling
{
    /// <summary><c>dInput = the sum of dOutput / count over the windows that a pixel lies in</c>.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of images.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="height">The windows along the vertical axis, without dilation.</param>
    /// <param name="width">The windows along the horizontal axis, without dilation.</param>
    /// <param name="countPadding">Whether padding counts.</param>
    /// <param name="dOutput">The gradients of the pooled images.</param>
    /// <param name="dOutputStride">The distance of their pixels, in floats.</param>
    /// <param name="dInput">The gradients of the images, padding included.</param>
    /// <param name="dInputStride">The distance of their pixels, in floats.</param>
    public static void Backward<TSimd>(
        int samples,
        int channels,
        WindowAxis height,
        WindowAxis width,
        bool countPadding,
        ref readonly float dOutput,
        nuint dOutputStride,
        ref float dInput,
        nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        bool isEven = dOutputStride == dInputStride && dInputStride % (nuint)TSimd.Count == 0;
        bool halves = isEven && height.IsHalving && width.IsHalving;
        nuint columns = PixelColumns.Count<TSimd>(channels, dOutputStride, dInputStride);
        nuint whole = columns - columns % (nuint)TSimd.Count;
        ref float from = ref Unsafe.AsRef(in dOutput);
        int pixels = height.Input * width.Input;
        for (int sample = 0; sample < samples; sample++)
        {
            if (halves)
            {
                UnhalveImage<TSimd>(height, width, dInputStride, ref from, dOutputStride, ref dInput, dInputStride);
            }
            else
            {
                PixelColumns.Clear(ref dInput, pixels, dInputStride);
                UnpoolImage<TSimd>(
                    height, width, countPadding, whole, ref from, dOutputStride, ref dInput, dInputStride);
                UnpoolImage<SimdScalar>(
                    height, width, countPadding, columns - whole,
                    ref Unsafe.Add(ref from, whole), dOutputStride, ref Unsafe.Add(ref dInput, whole), dInputStride);
            }

            from = ref Unsafe.Add(ref from, (nuint)height.Output * (nuint)width.Output * dOutputStride);
            dInput = ref Unsafe.Add(ref dInput, (nuint)pixels * dInputStride);
        }
    }

    private static void UnpoolImage<TSimd>(
        WindowAxis height, WindowAxis width, bool countPadding, nuint columns,
        ref float dOutput, nuint dOutputStride, ref float dInput, nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint rowLength = (nuint)width.Input * dInputStride;
        for (int y = 0; y < height.Output && columns > 0; y++)
        {
            WindowTaps rows = height.Taps(y);
            UnpoolRow<TSimd>(
                rows.Count, Divisor(height, y, rows, countPadding), rowLength, width, countPadding, columns,
                ref dOutput, dOutputStride, ref Unsafe.Add(ref dInput, (nuint)rows.Start * rowLength), dInputStride);
            dOutput = ref Unsafe.Add(ref dOutput, (nuint)width.Output * dOutputStride);
        }
    }

    /// <summary>Adds the gradients of one row of outputs to the rows of the input that its windows reach.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void UnpoolRow<TSimd>(
        int rows, float rowDivisor, nuint rowLength, WindowAxis width, bool countPadding, nuint columns,
        ref float dOutput, nuint dOutputStride, ref float dInput, nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int x = 0; x < width.Output; x++)
        {
            WindowTaps taps = width.Taps(x);
            TSimd share = TSimd.Broadcast(1 / (rowDivisor * Divisor(width, x, taps, countPadding)));
            nuint first = (nuint)taps.Start * dInputStride;
            for (nuint column = 0; column < columns; column += (nuint)TSimd.Count)
            {
                TSimd gradient = TSimd.Load(in dOutput, column) * share;
                nuint row = first + column;
                for (int y = 0; y < rows; y++, row += rowLength)
                {
                    nuint at = row;
                    for (int tap = 0; tap < taps.Count; tap++, at += dInputStride)
                        TSimd.Store(TSimd.Load(in dInput, at) + gradient, ref dInput, at);
                }
            }

            dOutput = ref Unsafe.Add(ref dOutput, dOutputStride);
        }
    }
}
