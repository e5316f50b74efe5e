using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class DepthwiseConvolution
{
    /// <summary><c>dInput = the sum of dOutput * weight over the outputs that a pixel is part of</c>.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of images.</param>
    /// <param name="sizes">The sizes.</param>
    /// <param name="dOutput">The gradients of the results.</param>
    /// <param name="dOutputStride">The distance of their pixels, in floats.</param>
    /// <param name="weight">The weights, padded to whole vectors.</param>
    /// <param name="weightStride">The distance of their rows, in floats.</param>
    /// <param name="dInput">The gradients of the images, padding included.</param>
    /// <param name="dInputStride">The distance of their pixels, in floats.</param>
    public static void InputGradient<TSimd>(
        int samples,
        DepthwiseSizes sizes,
        ref readonly float dOutput,
        nuint dOutputStride,
        ref readonly float weight,
        nuint weightStride,
        ref float dInput,
        nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint repeatedStride = sizes.Multiplier == 1 ? dInputStride : weightStride;
        ref float repeated = ref sizes.RentRepeated(weightStride);
        nuint columns = PixelColumns.Count<TSimd>(sizes.Outputs, repeatedStride, dOutputStride);
        nuint whole = columns - columns % (nuint)TSimd.Count;
        for (nuint sample = 0; sample < (nuint)samples; sample++)
        {
            ref float image = ref Unsafe.Add(ref dInput, sample * sizes.InputPixels * dInputStride);
            DepthwiseOperands at = new()
            {
                Image = ref sizes.Multiplier == 1 ? ref image : ref repeated,
                ImageStride = repeatedStride,
                Weight = ref Unsafe.AsRef(in weight),
                WeightStride = weightStride,
                Result = ref Unsafe.Add(ref Unsafe.AsRef(in dOutput), sample * sizes.OutputPixels * dOutputStride),
                ResultStride = dOutputStride,
            };
            PixelColumns.Clear(ref at.Image, (int)sizes.InputPixels, at.ImageStride);
            Spread<TSimd>(sizes, 0, whole, at);
            Spread<SimdScalar>(sizes, whole, columns, at);
            if (sizes.Multiplier > 1)
                sizes.SumRepeated(ref repeated, weightStride, ref image, dInputStride);
        }
    }

    private static void Spread<TSimd>(DepthwiseSizes sizes, nuint column, nuint end, DepthwiseOperands at)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        WindowAxis width = sizes.Width;
        nuint imageRow = (nuint)width.Input * at.ImageStride;
        ref float weight = ref at.Weight;
        ref float image = ref at.Image;
        at.RowStep = (nuint)sizes.Height.Dilation * imageRow;
        at.TapStep = (nuint)width.Dilation * at.ImageStride;
        for (int y = 0; y < sizes.Height.Output && column < end; y++)
        {
            WindowTaps rows = sizes.Height.Taps(y);
            at.Rows = rows.Count;
            at.Image = ref Unsafe.Add(ref image, (nuint)rows.Start * imageRow);
            at.Weight = ref Unsafe.Add(ref weight, (nuint)(rows.Skipped * width.Size) * at.WeightStride);
            SpreadRow<TSimd>(width, column, end, at);
            at.Result = ref Unsafe.Add(ref at.Result, (nuint)width.Output * at.ResultStride);
        }
    }

    /// <summary>Adds what one row of gradients contributes to the pixels that its results came from.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SpreadRow<TSimd>(WindowAxis width, nuint first, nuint end, DepthwiseOperands at)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float image = ref at.Image;
        ref float weights = ref at.Weight;
        for (int x = 0; x < width.Output; x++)
        {
            WindowTaps taps = width.Taps(x);
            for (nuint column = first; column < end; column += (nuint)TSimd.Count)
            {
                TSimd gradient = TSimd.Load(in at.Result, column);
                nuint row = (nuint)taps.Start * at.ImageStride + column;
                nuint factors = (nuint)taps.Skipped * at.WeightStride + column;
                for (int y = 0; y < at.Rows; y++)
                {
                    nuint to = row;
                    nuint factor = factors;
                    for (int tap = 0; tap < taps.Count; tap++)
                    {
                        TSimd sum = TSimd.MultiplyAdd(gradient, TSimd.Load(in weights, factor), TSimd.Load(in image, to));
                        TSimd.Store(sum, ref image, to);
                        to += at.TapStep;
                        factor += at.WeightStride;
                    }

                    row += at.RowStep;
                    factors += (nuint)width.Size * at.WeightStride;
                }
            }

            at.Result = ref Unsafe.Add(ref at.Result, at.ResultStride);
        }
    }
}
