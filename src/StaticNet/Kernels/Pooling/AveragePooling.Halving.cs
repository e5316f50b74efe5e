using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The way back through windows of 2 x 2 at a distance of 2: every pixel is written once.</summary>
public static partial class AveragePooling
{
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

    /// <summary>Two rows of the input's gradient; pixels after the last window get none.</summary>
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
