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
                Channels = sizes.Outputs,
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
        if (column == end)
            return;
        switch (DepthwiseChoice<TSimd>.Of(at.Channels, height, width))
        {
            case DepthwiseKernel.Three:
                ConvolveThree<TSimd, TActivation>(height, width, column, end, at, activation);
                break;
            case DepthwiseKernel.SmallImage:
                DepthwiseSmallImage<TSimd>.Convolve(height, width, column, end, at, activation);
                break;
            case DepthwiseKernel.Packed:
                DepthwisePacked<TSimd>.Convolve(height, width, at, activation);
                break;
            default:
                DepthwiseTiles<TSimd>.Convolve(height, width, column, end, at, activation);
                break;
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
            int alike = height.WholeWindows(y);
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
}
