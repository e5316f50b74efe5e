using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Windows of 2 x 2 at a distance of 2, which most networks have: every pixel is read and written once.
/// </summary>
public static partial class AveragePooling
{
    private static void HalveImage<TSimd>(
        WindowAxis height, WindowAxis width, nuint columns,
        ref float input, nuint inputStride, ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint rowLength = (nuint)width.Input * inputStride;
        for (int y = 0; y < height.Output; y++)
        {
            HalveRows<TSimd>(width.Output, columns, ref input, rowLength, inputStride, ref output, outputStride);
            input = ref Unsafe.Add(ref input, 2 * rowLength);
            output = ref Unsafe.Add(ref output, (nuint)width.Output * outputStride);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void HalveRows<TSimd>(
        int count, nuint columns, ref float input, nuint rowLength, nuint inputStride,
        ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float below = ref Unsafe.Add(ref input, rowLength);
        for (int x = 0; x < count; x++)
        {
            for (nuint column = 0; column < columns; column += (nuint)TSimd.Count)
            {
                TSimd mean = MeanOfWindow.Pool(
                    TSimd.Load(in input, column), TSimd.Load(in input, inputStride + column),
                    TSimd.Load(in below, column), TSimd.Load(in below, inputStride + column));
                TSimd.Store(mean, ref output, column);
            }

            input = ref Unsafe.Add(ref input, 2 * inputStride);
            below = ref Unsafe.Add(ref below, 2 * inputStride);
            output = ref Unsafe.Add(ref output, outputStride);
        }
    }

    private static void UnhalveImage<TSimd>(
        WindowAxis height, WindowAxis width, nuint columns,
        ref float dOutput, nuint dOutputStride, ref float dInput, nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint rowLength = (nuint)width.Input * dInputStride;
        for (int y = 0; y < height.Output; y++)
        {
            UnhalveRows<TSimd>(width, columns, ref dOutput, dOutputStride, ref dInput, dInputStride);
            dOutput = ref Unsafe.Add(ref dOutput, (nuint)width.Output * dOutputStride);
            dInput = ref Unsafe.Add(ref dInput, 2 * rowLength);
        }

        PixelColumns.Clear(ref dInput, (height.Input - 2 * height.Output) * width.Input, dInputStride);
    }

    /// <summary>Two rows of the input's gradient; pixels behind the last window get none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void UnhalveRows<TSimd>(
        WindowAxis width, nuint columns, ref float dOutput, nuint dOutputStride, ref float dInput, nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float dBelow = ref Unsafe.Add(ref dInput, (nuint)width.Input * dInputStride);
        TSimd share = TSimd.Broadcast(0.25f);
        for (int x = 0; x < width.Output; x++)
        {
            for (nuint column = 0; column < columns; column += (nuint)TSimd.Count)
            {
                TSimd gradient = TSimd.Load(in dOutput, column) * share;
                TSimd.Store(gradient, ref dInput, column);
                TSimd.Store(gradient, ref dInput, dInputStride + column);
                TSimd.Store(gradient, ref dBelow, column);
                TSimd.Store(gradient, ref dBelow, dInputStride + column);
            }

            dOutput = ref Unsafe.Add(ref dOutput, dOutputStride);
            dInput = ref Unsafe.Add(ref dInput, 2 * dInputStride);
            dBelow = ref Unsafe.Add(ref dBelow, 2 * dInputStride);
        }

        int rest = (width.Input - 2 * width.Output) * (int)dInputStride;
        MemoryMarshal.CreateSpan(ref dInput, rest).Clear();
        MemoryMarshal.CreateSpan(ref dBelow, rest).Clear();
    }
}
