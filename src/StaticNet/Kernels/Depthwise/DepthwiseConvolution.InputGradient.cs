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
        nuint columns = PixelColumns.Count<TSimd>(sizes.Outputs, repeatedStride, dOutputStride);
        bool gathers = sizes.Height.Stride == 1 && sizes.Width.Stride == 1;
        ref float memory = ref RentForGradient(sizes, weightStride, gathers, out nuint repeatedAt);
        if (gathers)
            Reverse(sizes, ref Unsafe.AsRef(in weight), ref memory, weightStride);
        for (nuint sample = 0; sample < (nuint)samples; sample++)
        {
            ref float image = ref Unsafe.Add(ref dInput, sample * sizes.InputPixels * dInputStride);
            ref float repeated = ref sizes.Multiplier == 1 ? ref image : ref Unsafe.Add(ref memory, repeatedAt);
            ref float gradients =
                ref Unsafe.Add(ref Unsafe.AsRef(in dOutput), sample * sizes.OutputPixels * dOutputStride);
            if (!gathers || columns < repeatedStride)
                PixelColumns.Clear(ref repeated, (int)sizes.InputPixels, repeatedStride);
            if (gathers)
            {
                Gather<TSimd>(
                    sizes, columns, ref gradients, dOutputStride, ref memory, weightStride,
                    ref repeated, repeatedStride);
            }
            else
            {
                Spread<TSimd>(
                    sizes, columns, ref gradients, dOutputStride, ref Unsafe.AsRef(in weight), weightStride,
                    ref repeated, repeatedStride);
            }
            if (sizes.Multiplier > 1)
                sizes.SumRepeated(ref repeated, weightStride, ref image, dInputStride);
        }
    }

    // The kernel backward, and after it an image of repeated channels.
    private static ref float RentForGradient(DepthwiseSizes sizes, nuint stride, bool gathers, out nuint repeatedAt)
    {
        repeatedAt = gathers ? (nuint)sizes.Taps * stride : 0;
        nuint repeated = sizes.Multiplier == 1 ? 0 : sizes.InputPixels * stride;
        return ref repeatedAt + repeated == 0
            ? ref Unsafe.NullRef<float>()
            : ref Scratch.RentForLayer(checked((long)(repeatedAt + repeated)));
    }

    private static void Reverse(DepthwiseSizes sizes, ref float weight, ref float reversed, nuint stride)
    {
        for (int tap = 0; tap < sizes.Taps; tap++)
        {
            ref float to = ref Unsafe.Add(ref reversed, (nuint)(sizes.Taps - 1 - tap) * stride);
            PixelCopy.Copy(1, (int)stride, ref Unsafe.Add(ref weight, (nuint)tap * stride), stride, ref to, stride);
        }
    }

    /// <summary>
    /// At strides of 1 the gradient is itself a convolution: of the results' gradients, with the kernel backward,
    /// padded so that every pixel meets the results that it is part of.
    /// </summary>
    private static void Gather<TSimd>(
        DepthwiseSizes sizes, nuint columns, ref float dOutput, nuint dOutputStride,
        ref float reversed, nuint weightStride, ref float dInput, nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint whole = columns - columns % (nuint)TSimd.Count;
        (WindowAxis height, WindowAxis width) = (Backward(sizes.Height), Backward(sizes.Width));
        DepthwiseOperands at = new()
        {
            Channels = sizes.Outputs,
            Image = ref dOutput,
            ImageStride = dOutputStride,
            Weight = ref reversed,
            WeightStride = weightStride,
            Bias = ref Unsafe.NullRef<float>(),
            Result = ref dInput,
            ResultStride = dInputStride,
        };
        Convolve<TSimd, Identity>(height, width, 0, whole, at, default);
        Convolve<SimdScalar, Identity>(height, width, whole, columns, at, default);

        static WindowAxis Backward(WindowAxis axis) => new(
            axis.Output, axis.Input, axis.Size, stride: 1, axis.Dilation,
            before: (axis.Size - 1) * axis.Dilation - axis.Before);
    }

    private static void Spread<TSimd>(
        DepthwiseSizes sizes, nuint columns, ref float dOutput, nuint dOutputStride,
        ref float weight, nuint weightStride, ref float dInput, nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint whole = columns - columns % (nuint)TSimd.Count;
        DepthwiseOperands at = new()
        {
            Image = ref dInput,
            ImageStride = dInputStride,
            Weight = ref weight,
            WeightStride = weightStride,
            Result = ref dOutput,
            ResultStride = dOutputStride,
        };
        Spread<TSimd>(sizes, 0, whole, at);
        Spread<SimdScalar>(sizes, whole, columns, at);
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
                        TSimd sum = TSimd.MultiplyAdd(
                            gradient, TSimd.Load(in weights, factor), TSimd.Load(in image, to));
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
