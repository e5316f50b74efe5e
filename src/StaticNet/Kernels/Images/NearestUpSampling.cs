using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Images enlarged by whole factors: every pixel becomes a block of itself.</summary>
/// <param name="height">The height of the images.</param>
/// <param name="width">The width of the images.</param>
/// <param name="channels">The number of channels.</param>
/// <param name="vertical">The height of a block.</param>
/// <param name="horizontal">The width of a block.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NearestUpSampling(int height, int width, int channels, int vertical, int horizontal)
{
    private int BlockRow => width * horizontal;

    /// <summary><c>output[y, x] = input[y / vertical, x / horizontal]</c>.</summary>
    /// <param name="samples">The number of images.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of their pixels, in floats.</param>
    /// <param name="output">The larger images.</param>
    /// <param name="outputStride">The distance of their pixels, in floats.</param>
    public void Forward(int samples, ref readonly float input, nuint inputStride, ref float output, nuint outputStride)
    {
        ref float from = ref Unsafe.AsRef(in input);
        for (int row = 0; row < samples * height; row++)
        {
            for (int copy = 0; copy < horizontal; copy++)
            {
                ref float to = ref Unsafe.Add(ref output, (nuint)copy * outputStride);
                RowBlock.Copy(
                    (nuint)width, (nuint)channels, ref from, inputStride, ref to, (nuint)horizontal * outputStride);
            }

            from = ref Unsafe.Add(ref from, (nuint)width * inputStride);
            ref float first = ref output;
            output = ref Unsafe.Add(ref output, (nuint)BlockRow * outputStride);
            for (int copy = 1; copy < vertical; copy++)
            {
                PixelCopy.Copy(BlockRow, channels, ref first, outputStride, ref output, outputStride);
                output = ref Unsafe.Add(ref output, (nuint)BlockRow * outputStride);
            }
        }
    }

    /// <summary><c>dInput = the sum of dOutput over the block of a pixel</c>.</summary>
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
        if (columns < dInputStride)
            PixelColumns.Clear(ref dInput, samples * height * width, dInputStride);
        ref float from = ref Unsafe.AsRef(in dOutput);
        for (int row = 0; row < samples * height; row++)
        {
            SumRow<TSimd>(0, whole, ref from, dOutputStride, ref dInput, dInputStride);
            SumRow<SimdScalar>(whole, columns, ref from, dOutputStride, ref dInput, dInputStride);
            from = ref Unsafe.Add(ref from, (nuint)(vertical * BlockRow) * dOutputStride);
            dInput = ref Unsafe.Add(ref dInput, (nuint)width * dInputStride);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void SumRow<TSimd>(
        nuint first, nuint end, ref float dOutput, nuint dOutputStride, ref float dInput, nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint rowLength = (nuint)BlockRow * dOutputStride;
        for (nuint x = 0; x < (nuint)width; x++)
        {
            for (nuint column = first; column < end; column += (nuint)TSimd.Count)
            {
                TSimd sum = TSimd.Zero;
                nuint row = x * (nuint)horizontal * dOutputStride + column;
                for (int i = 0; i < vertical; i++, row += rowLength)
                {
                    nuint at = row;
                    for (int j = 0; j < horizontal; j++, at += dOutputStride)
                        sum += TSimd.Load(in dOutput, at);
                }

                TSimd.Store(sum, ref dInput, x * dInputStride + column);
            }
        }
    }
}
