using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

public static partial class Convolution<TSimd>
{
    /// <summary>
    /// The maxima of windows of 2 x 2 pixels of <see cref="Forward"/>'s results, at a distance of 2: the image before
    /// the pooling is not written, and pixels of no window are not computed.
    /// </summary>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="shape">The sizes of the convolution.</param>
    /// <param name="samples">The number of images.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of their pixels.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    /// <param name="bias">The bias, or a null reference.</param>
    /// <param name="output">The maxima.</param>
    /// <param name="outputStride">The distance of their pixels, whole vectors of 16.</param>
    /// <param name="activation">The activation.</param>
    public static void ForwardMaxPooled<TActivation>(
        in ConvolutionShape shape, int samples, ref float input, nuint inputStride,
        ref float weight, nuint weightStride, ref float bias,
        ref float output, nuint outputStride, TActivation activation)
        where TActivation : struct, IActivation
        => ForwardPooled<MaxOfWindow, TActivation>(
            in shape, samples, ref input, inputStride, ref weight, weightStride, ref bias, ref output, outputStride,
            activation);

    /// <summary>
    /// The means of windows of 2 x 2 pixels of <see cref="Forward"/>'s results, at a distance of 2: the image before
    /// the pooling is not written, and pixels of no window are not computed.
    /// </summary>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="shape">The sizes of the convolution.</param>
    /// <param name="samples">The number of images.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of their pixels.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    /// <param name="bias">The bias, or a null reference.</param>
    /// <param name="output">The means.</param>
    /// <param name="outputStride">The distance of their pixels, whole vectors of 16.</param>
    /// <param name="activation">The activation.</param>
    public static void ForwardAveragePooled<TActivation>(
        in ConvolutionShape shape, int samples, ref float input, nuint inputStride,
        ref float weight, nuint weightStride, ref float bias,
        ref float output, nuint outputStride, TActivation activation)
        where TActivation : struct, IActivation
        => ForwardPooled<MeanOfWindow, TActivation>(
            in shape, samples, ref input, inputStride, ref weight, weightStride, ref bias, ref output, outputStride,
            activation);

    private static void ForwardPooled<TPooling, TActivation>(
        in ConvolutionShape shape, int samples, ref float input, nuint inputStride,
        ref float weight, nuint weightStride, ref float bias,
        ref float output, nuint outputStride, TActivation activation)
        where TPooling : struct, IWindowPooling
        where TActivation : struct, IActivation
    {
        ConvolutionKernel kernel = ConvolutionChoice<TSimd>.OfPooled(
            in shape, inputStride, WindowActivation<TSimd>.IsShort<TActivation>());
        if (kernel == ConvolutionKernel.Winograd)
        {
            Winograd<TSimd>.Forward<TPooling, TActivation>(
                shape.WithoutRest(), samples, ref input, inputStride, ref weight, weightStride, ref bias, ref output,
                outputStride, activation);
            return;
        }
        if (kernel == ConvolutionKernel.Planes)
        {
            ConvolutionPlanes<TSimd>.Run<TPooling, TActivation>(
                shape.WithoutRest(), samples, ref input, inputStride, ref weight, weightStride, ref bias, ref output,
                outputStride, activation);
            return;
        }
        int columns = ConvolutionShape.Columns<TSimd>(shape.OutputChannels);
        ConvolutionMemory memory = new(
            shape.IsPadded ? ConvolutionImage.Floats(in shape, shape.InputChannels) : 0,
            ConvolutionRows<TSimd>.KeptFloats<TActivation>(in shape, columns));
        int windows = (shape.OutputHeight / 2) * (shape.OutputWidth / 2);
        for (int sample = 0; sample < samples; sample++)
        {
            ConvolutionImage image = ConvolutionImage.Bordered(in shape, ref input, inputStride, ref memory.Image);
            ConvolutionRows<TSimd>.RunPooled<TPooling, TActivation>(
                in shape, in image, ref weight, weightStride, ref bias, ref output, outputStride,
                columns, ref memory.Slice, activation);
            ClearPadding(windows, shape.OutputChannels, ref output, outputStride);
            input = ref Unsafe.Add(ref input, (nuint)shape.InputPixels * inputStride);
            output = ref Unsafe.Add(ref output, (nuint)windows * outputStride);
        }
    }
}
