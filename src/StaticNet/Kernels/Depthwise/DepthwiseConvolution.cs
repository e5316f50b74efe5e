using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Convolution of every channel by itself: output channel <c>c * multiplier + j</c> sees input channel c. Weights are
/// rows of all output channels, one for each position of the kernel.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DepthwiseConvolution
{
    // Outputs that share the loads of a weight.
    private const int Block = 4;

    /// <summary><c>output = activation(bias + sum over the kernel of input * weight)</c>, for each channel.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="samples">The number of images.</param>
    /// <param name="sizes">The sizes.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of their pixels, in floats.</param>
    /// <param name="weight">The weights, padded to whole vectors.</param>
    /// <param name="weightStride">The distance of their rows, in floats.</param>
    /// <param name="bias">The bias, padded likewise, or a null reference.</param>
    /// <param name="output">The results.</param>
    /// <param name="outputStride">The distance of their pixels, in floats.</param>
    /// <param name="activation">The activation.</param>
    public static void Forward<TSimd, TActivation>(
        int samples,
        DepthwiseSizes sizes,
        ref readonly float input,
        nuint inputStride,
        ref readonly float weight,
        nuint weightStride,
        ref readonly float bias,
        ref float output,
        nuint outputStride,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        nuint repeatedStride = sizes.Multiplier == 1 ? inputStride : weightStride;
        ref float repeated = ref sizes.RentRepeated(weightStride);
        nuint columns = PixelColumns.Count<TSimd>(sizes.Outputs, repeatedStride, outputStride);
        nuint whole = columns - columns % (nuint)TSimd.Count;
        for (nuint sample = 0; sample < (nuint)samples; sample++)
        {
            ref float image = ref Unsafe.Add(ref Unsafe.AsRef(in input), sample * sizes.InputPixels * inputStride);
            DepthwiseOperands at = new()
            {
                Image = ref sizes.Repeat(ref image, inputStride, ref repeated, weightStride),
                ImageStride = repeatedStride,
                Weight = ref Unsafe.AsRef(in weight),
                WeightStride = weightStride,
                Bias = ref Unsafe.AsRef(in bias),
                Result = ref Unsafe.Add(ref output, sample * sizes.OutputPixels * outputStride),
                ResultStride = outputStride,
            };
            Convolve<TSimd, TActivation>(sizes.Height, sizes.Width, 0, whole, at, activation);
            Convolve<SimdScalar, TActivation>(sizes.Height, sizes.Width, whole, columns, at, activation);
        }
    }

    private static void Convolve<TSimd, TActivation>(
        WindowAxis height, WindowAxis width, nuint column, nuint end, DepthwiseOperands at, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        if (DepthwiseThree.Fits(height, width))
        {
            ConvolveThree<TSimd, TActivation>(height, width, column, end, at, activation);
            return;
        }

        nuint imageRow = (nuint)width.Input * at.ImageStride;
        ref float weight = ref at.Weight;
        ref float image = ref at.Image;
        for (int y = 0; y < height.Output && column < end; y++)
        {
            WindowTaps rows = height.Taps(y);
            at.Rows = rows.Count;
            at.RowStep = (nuint)height.Dilation * imageRow;
            at.Image = ref Unsafe.Add(ref image, (nuint)rows.Start * imageRow);
            at.Weight = ref Unsafe.Add(ref weight, (nuint)(rows.Skipped * width.Size) * at.WeightStride);
            ConvolveRow<TSimd, TActivation>(width, column, end, at, activation);
            at.Result = ref Unsafe.Add(ref at.Result, (nuint)width.Output * at.ResultStride);
        }
    }

    // Rows at the upper and lower edge meet fewer rows of the kernel; all others go together.
    private static void ConvolveThree<TSimd, TActivation>(
        WindowAxis height, WindowAxis width, nuint column, nuint end, DepthwiseOperands at, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        nuint imageRow = (nuint)width.Input * at.ImageStride;
        ref float weight = ref at.Weight;
        ref float image = ref at.Image;
        at.RowStep = (nuint)height.Dilation * imageRow;
        at.TapStep = (nuint)width.Dilation * at.ImageStride;
        for (int y = 0; y < height.Output;)
        {
            WindowTaps rows = height.Taps(y);
            int alike = 1;
            while (rows.Count == height.Size && y + alike < height.Output && height.Taps(y + alike).Count == rows.Count)
                alike++;
            at.Rows = rows.Count;
            at.Image = ref Unsafe.Add(ref image, (nuint)rows.Start * imageRow);
            at.Weight = ref Unsafe.Add(ref weight, (nuint)(rows.Skipped * width.Size) * at.WeightStride);
            for (nuint vector = column; vector < end; vector += (nuint)TSimd.Count)
            {
                DepthwiseThree.Run<TSimd, TActivation>(
                    width, alike, (nuint)height.Stride * imageRow, vector, in at, activation);
            }
            at.Result = ref Unsafe.Add(ref at.Result, (nuint)(alike * width.Output) * at.ResultStride);
            y += alike;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ConvolveRow<TSimd, TActivation>(
        WindowAxis width, nuint first, nuint end, DepthwiseOperands at, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        for (int x = 0; x < width.Output;)
        {
            WindowTaps taps = width.Taps(x);
            bool isBlock = x + Block <= width.Output
                && taps.Count == width.Size
                && width.Taps(x + Block - 1).Count == width.Size;
            at.Taps = taps.Count;
            at.TapStep = (nuint)width.Dilation * at.ImageStride;
            nuint image = (nuint)taps.Start * at.ImageStride;
            nuint weight = (nuint)taps.Skipped * at.WeightStride;
            nuint result = (nuint)x * at.ResultStride;
            for (nuint column = first; column < end; column += (nuint)TSimd.Count)
            {
                if (isBlock)
                {
                    BlockOfPixels<TSimd, TActivation>(
                        width, image + column, weight + column, result + column, column, in at, activation);
                }
                else
                {
                    Pixel<TSimd, TActivation>(
                        width, image + column, weight + column, result + column, column, in at, activation);
                }
            }

            x += isBlock ? Block : 1;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Pixel<TSimd, TActivation>(
        WindowAxis width, nuint image, nuint weight, nuint result, nuint column, in DepthwiseOperands at,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        TSimd sum = Bias<TSimd>(in at, column);
        for (int y = 0; y < at.Rows; y++)
        {
            for (int tap = 0; tap < at.Taps; tap++)
            {
                TSimd value = TSimd.Load(in at.Image, image + (nuint)tap * at.TapStep);
                sum = TSimd.MultiplyAdd(value, TSimd.Load(in at.Weight, weight + (nuint)tap * at.WeightStride), sum);
            }

            image += at.RowStep;
            weight += (nuint)width.Size * at.WeightStride;
        }

        TSimd.Store(activation.Apply(sum), ref at.Result, result);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void BlockOfPixels<TSimd, TActivation>(
        WindowAxis width, nuint image, nuint weight, nuint result, nuint column, in DepthwiseOperands at,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        ref float source = ref at.Image;
        ref float weights = ref at.Weight;
        nuint next = (nuint)width.Stride * at.ImageStride;
        TSimd sum0 = Bias<TSimd>(in at, column);
        TSimd sum1 = sum0;
        TSimd sum2 = sum0;
        TSimd sum3 = sum0;
        for (int y = 0; y < at.Rows; y++)
        {
            nuint from = image;
            nuint factor = weight;
            for (int tap = 0; tap < at.Taps; tap++)
            {
                TSimd shared = TSimd.Load(in weights, factor);
                sum0 = TSimd.MultiplyAdd(TSimd.Load(in source, from), shared, sum0);
                sum1 = TSimd.MultiplyAdd(TSimd.Load(in source, from + next), shared, sum1);
                sum2 = TSimd.MultiplyAdd(TSimd.Load(in source, from + 2 * next), shared, sum2);
                sum3 = TSimd.MultiplyAdd(TSimd.Load(in source, from + 3 * next), shared, sum3);
                from += at.TapStep;
                factor += at.WeightStride;
            }

            image += at.RowStep;
            weight += (nuint)width.Size * at.WeightStride;
        }

        TSimd.Store(activation.Apply(sum0), ref at.Result, result);
        TSimd.Store(activation.Apply(sum1), ref at.Result, result + at.ResultStride);
        TSimd.Store(activation.Apply(sum2), ref at.Result, result + 2 * at.ResultStride);
        TSimd.Store(activation.Apply(sum3), ref at.Result, result + 3 * at.ResultStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Bias<TSimd>(in DepthwiseOperands at, nuint column)
        where TSimd : unmanaged, ISimd<TSimd>
        => Unsafe.IsNullRef(in at.Bias) ? TSimd.Zero : TSimd.Load(in at.Bias, column);
}
