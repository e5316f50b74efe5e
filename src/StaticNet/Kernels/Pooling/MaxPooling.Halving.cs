using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The way back through windows of 2 x 2 at a distance of 2: every pixel is written once.</summary>
public static partial class MaxPooling
{
    private static void UnhalveImage<TSimd, TActivation>(
        WindowAxis height, WindowAxis width, nuint columns, ref Operands image, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        for (int y = 0; y < height.Output; y++)
        {
            UnhalveRows<TSimd, TActivation>(width, columns, ref image, activation);
            image.DOutput = ref Unsafe.Add(ref image.DOutput, (nuint)width.Output * image.DOutputStride);
            image.Output = ref Unsafe.Add(ref image.Output, (nuint)width.Output * image.OutputStride);
            image.Input = ref Unsafe.Add(ref image.Input, 2 * (nuint)width.Input * image.InputStride);
            image.DInput = ref Unsafe.Add(ref image.DInput, 2 * (nuint)width.Input * image.DInputStride);
        }

        PixelColumns.Clear(ref image.DInput, (height.Input - 2 * height.Output) * width.Input, image.DInputStride);
    }

    /// <summary>Two rows of the input's gradient; pixels after the last window get none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void UnhalveRows<TSimd, TActivation>(
        WindowAxis width, nuint columns, ref Operands image, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        ref float dOutput = ref image.DOutput;
        ref float output = ref image.Output;
        ref float input = ref image.Input;
        ref float below = ref Unsafe.Add(ref input, (nuint)width.Input * image.InputStride);
        ref float dInput = ref image.DInput;
        ref float dBelow = ref Unsafe.Add(ref dInput, (nuint)width.Input * image.DInputStride);
        nuint right = image.InputStride;
        nuint dRight = image.DInputStride;
        for (int x = 0; x < width.Output; x++)
        {
            for (nuint column = 0; column < columns; column += (nuint)TSimd.Count)
            {
                TSimd largest = TSimd.Load(in output, column);
                TSimd gradient = Scaled(TSimd.Load(in dOutput, column), largest, activation);
                // Each takes the gradient away from those after it; the last one takes what is left, unseen.
                TSimd taken = TSimd.Equal(TSimd.Load(in input, column), largest) & gradient;
                TSimd.Store(taken, ref dInput, column);
                gradient ^= taken;
                taken = TSimd.Equal(TSimd.Load(in input, right + column), largest) & gradient;
                TSimd.Store(taken, ref dInput, dRight + column);
                gradient ^= taken;
                taken = TSimd.Equal(TSimd.Load(in below, column), largest) & gradient;
                TSimd.Store(taken, ref dBelow, column);
                TSimd.Store(gradient ^ taken, ref dBelow, dRight + column);
            }

            dOutput = ref Unsafe.Add(ref dOutput, image.DOutputStride);
            output = ref Unsafe.Add(ref output, image.OutputStride);
            input = ref Unsafe.Add(ref input, 2 * right);
            below = ref Unsafe.Add(ref below, 2 * right);
            dInput = ref Unsafe.Add(ref dInput, 2 * dRight);
            dBelow = ref Unsafe.Add(ref dBelow, 2 * dRight);
        }

        int rest = width.Input - 2 * width.Output;
        MemoryMarshal.CreateSpan(ref dInput, rest * (int)dRight).Clear();
        MemoryMarshal.CreateSpan(ref dBelow, rest * (int)dRight).Clear();
    }
}
