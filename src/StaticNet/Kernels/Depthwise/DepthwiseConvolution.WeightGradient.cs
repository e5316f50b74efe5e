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
                Weight = ref Unsafe.Add(ref Unsafe.AsRef(in dOutput), sample * sizes.OutputPixels * dOutputStride),
                WeightStride = dOutputStride,
                Result = ref sums,
                ResultStride = weightStride,
            };
            DepthwiseTiles<TSimd>.AddWeightGradient(sizes, first, end, 0, whole, at);
            if (whole < columns)
                DepthwiseTiles<SimdScalar>.AddWeightGradient(sizes, first, end, whole, columns, at);
        }

        Padding.Clear(end - first, sizes.Outputs, ref sums, weightStride);
    }
}
