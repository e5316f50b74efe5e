using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class DepthwiseConvolution
{
    /// <summary>
    /// <c>dWeight = the sum of input * dOutput over samples and outputs</c>, or that added to dWeight, for some of the
    /// kernel's positions. Padding becomes zero.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="first">The first of the positions, which are rows of the weight.</param>
    /// <param name="end">The end of the positions.</param>
    /// <param name="samples">The number of images.</param>
    /// <param name="sizes">The sizes.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of their pixels, in floats.</param>
    /// <param name="dOutput">The gradients of the results.</param>
    /// <param name="dOutputStride">The distance of their pixels, in floats.</param>
    /// <param name="dWeight">The gradients of all weights.</param>
    /// <param name="weightStride">The distance of their rows, in floats.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dWeight"/> holds.</param>
    public static void WeightGradient<TSimd>(
        int first,
        int end,
        int samples,
        DepthwiseSizes sizes,
        ref readonly float input,
        nuint inputStride,
        ref readonly float dOutput,
        nuint dOutputStride,
        ref float dWeight,
        nuint weightStride,
        bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint repeatedStride = sizes.Multiplier == 1 ? inputStride : weightStride;
        ref float repeated = ref sizes.RentRepeated(weightStride);
        nuint columns = PixelColumns.Count<TSimd>(sizes.Outputs, repeatedStride, dOutputStride);
        nuint whole = columns - columns % (nuint)TSimd.Count;
        ref float sums = ref Unsafe.Add(ref dWeight, (nuint)first * weightStride);
        if (!accumulate)
            PixelColumns.Clear(ref sums, end - first, weightStride);
        for (nuint sample = 0; sample < (nuint)samples; sample++)
        {
            ref float image = ref Unsafe.Add(ref Unsafe.AsRef(in input), sample * sizes.InputPixels * inputStride);
            DepthwiseOperands at = new()
            {
                Image = ref sizes.Repeat(ref image, inputStride, ref repeated, weightStride),
                ImageStride = repeatedStride,
                Weight = ref dWeight,
                WeightStride = weightStride,
                Result = ref Unsafe.Add(ref Unsafe.AsRef(in dOutput), sample * sizes.OutputPixels * dOutputStride),
                ResultStride = dOutputStride,
            };
            // Row by row, so that what all positions of the kernel read stays in the nearest cache.
            for (int y = 0; y < sizes.Height.Output; y++)
            {
                for (int position = first; position < end; position++)
                {
                    AddRow<TSimd>(sizes, position, y, 0, whole, in at);
                    AddRow<SimdScalar>(sizes, position, y, whole, columns, in at);
                }
            }
        }

        Padding.Clear(end - first, sizes.Outputs, ref sums, weightStride);
    }

    /// <summary>Adds the products of one row of results at one position of the kernel.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddRow<TSimd>(
        DepthwiseSizes sizes, int position, int y, nuint first, nuint end, in DepthwiseOperands at)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        int tap = position % sizes.Width.Size;
        int row = sizes.Height.InputAt(y, position / sizes.Width.Size);
        (int xFirst, int xEnd) = sizes.Width.WindowsAt(tap);
        if (row < 0 || row >= sizes.Height.Input || xFirst == xEnd)
            return;
        nuint pixel = (nuint)row * (nuint)sizes.Width.Input + (nuint)sizes.Width.InputAt(xFirst, tap);
        nuint result = (nuint)y * (nuint)sizes.Width.Output + (nuint)xFirst;
        nuint imageStep = (nuint)sizes.Width.Stride * at.ImageStride;
        for (nuint column = first; column < end; column += (nuint)TSimd.Count)
        {
            nuint sums = (nuint)position * at.WeightStride + column;
            TSimd sum = RowSum<TSimd>(
                xEnd - xFirst, ref Unsafe.Add(ref at.Image, pixel * at.ImageStride + column), imageStep,
                ref Unsafe.Add(ref at.Result, result * at.ResultStride + column), at.ResultStride);
            TSimd.Store(TSimd.Load(in at.Weight, sums) + sum, ref at.Weight, sums);
        }
    }

    // Two chains of multiply-adds, so that each need not wait for the one before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd RowSum<TSimd>(int count, ref float image, nuint imageStep, ref float result, nuint resultStep)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd even = TSimd.Zero;
        TSimd odd = TSimd.Zero;
        nuint from = 0;
        nuint at = 0;
        for (int x = 0; x + 1 < count; x += 2, from += 2 * imageStep, at += 2 * resultStep)
        {
            even = TSimd.MultiplyAdd(TSimd.Load(in image, from), TSimd.Load(in result, at), even);
            odd = TSimd.MultiplyAdd(
                TSimd.Load(in image, from + imageStep), TSimd.Load(in result, at + resultStep), odd);
        }

        if (count % 2 == 1)
            even = TSimd.MultiplyAdd(TSimd.Load(in image, from), TSimd.Load(in result, at), even);
        return even + odd;
    }
}
