using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Windows of 2 x 2 at a distance of 2, which most networks have: every pixel is read and written once.
/// </summary>
/// <typeparam name="TPooling">What becomes of a window.</typeparam>
internal static class WindowHalving<TPooling>
    where TPooling : struct, IWindowPooling
{
    public static void Pool<TSimd>(
        WindowAxis height, WindowAxis width, nuint columns,
        ref float input, nuint inputStride, ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint rowLength = (nuint)width.Input * inputStride;
        for (int y = 0; y < height.Output; y++)
        {
            PoolRows<TSimd>(width.Output, columns, ref input, rowLength, inputStride, ref output, outputStride);
            input = ref Unsafe.Add(ref input, 2 * rowLength);
            output = ref Unsafe.Add(ref output, (nuint)width.Output * outputStride);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void PoolRows<TSimd>(
        int count, nuint columns, ref float input, nuint rowLength, nuint inputStride,
        ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float below = ref Unsafe.Add(ref input, rowLength);
        for (int x = 0; x < count; x++)
        {
            for (nuint column = 0; column < columns; column += (nuint)TSimd.Count)
            {
                TSimd pooled = TPooling.Pool(
                    TSimd.Load(in input, column), TSimd.Load(in input, inputStride + column),
                    TSimd.Load(in below, column), TSimd.Load(in below, inputStride + column));
                TSimd.Store(pooled, ref output, column);
            }

            input = ref Unsafe.Add(ref input, 2 * inputStride);
            below = ref Unsafe.Add(ref below, 2 * inputStride);
            output = ref Unsafe.Add(ref output, outputStride);
        }
    }
}
