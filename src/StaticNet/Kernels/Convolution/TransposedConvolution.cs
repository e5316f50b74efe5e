using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Transposed convolutions: the convolution of <see cref="ConvolutionShape"/> read backward. The layer's input is the
/// shape's output and the other way round; the weight is stored as [groups x taps x the layer's inputs] rows of the
/// layer's outputs. Source: Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TransposedConvolution<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// <c>output[y * strideY + row * dilationY - padTop, x * strideX + column * dilationX - padLeft, j] += input[y, x, channel] * weight[row, column, channel, j]</c>
    /// for all of them, from the bias on; then the activation.
    /// </summary>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="shape">The sizes of the convolution that it transposes.</param>
    /// <param name="samples">The number of images.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of their pixels.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    /// <param name="bias">The bias, or a null reference.</param>
    /// <param name="output">The results.</param>
    /// <param name="outputStride">The distance of their pixels, whole vectors of 16.</param>
    /// <param name="activation">The activation.</param>
    public static void Forward<TActivation>(
        in ConvolutionShape shape, int samples, ref float input, nuint inputStride,
        ref float weight, nuint weightStride, ref float bias,
        ref float output, nuint outputStride, TActivation activation)
        where TActivation : struct, IActivation
    {
        ConvolutionMemory memory = Convolution<TSimd>.ScatterMemory(in shape, outputStride);
        for (int sample = 0; sample < samples; sample++)
        {
            Convolution<TSimd>.Scatter(
                in shape, ref input, inputStride, ref weight, weightStride, ref output, outputStride, ref memory.Image);
            ConvolutionEpilogue<TSimd>.Activate(
                shape.InputPixels, shape.InputChannels, ref bias, ref output, outputStride, activation);
            input = ref Unsafe.Add(ref input, (nuint)shape.OutputPixels * inputStride);
            output = ref Unsafe.Add(ref output, (nuint)shape.InputPixels * outputStride);
        }
    }

    /// <summary>The weight as input gradients want it: each tap of each group transposed.</summary>
    /// <param name="shape">The sizes of the convolution that it transposes.</param>
    /// <param name="weight">The weight, [groups x taps x inputs] rows of outputs.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    /// <param name="transposed">The result, [groups x taps x outputs] rows of inputs.</param>
    /// <param name="transposedStride">The distance of its rows.</param>
    public static void TransposeWeight(
        in ConvolutionShape shape, ref float weight, nuint weightStride, ref float transposed, nuint transposedStride)
    {
        for (int tap = 0; tap < shape.Groups * shape.Taps; tap++)
        {
            Transposition.Transpose<TSimd>(
                ref weight, shape.GroupOutputs, shape.GroupInputs, weightStride, ref transposed, transposedStride);
            weight = ref Unsafe.Add(ref weight, (nuint)shape.GroupOutputs * weightStride);
            transposed = ref Unsafe.Add(ref transposed, (nuint)shape.GroupInputs * transposedStride);
        }
    }

    /// <summary><c>dInput = (the convolution of dOutput) * activation'(saved)</c>.</summary>
    /// <typeparam name="TActivation">The activation before the layer.</typeparam>
    /// <param name="shape">The sizes of the convolution that it transposes.</param>
    /// <param name="samples">The number of images.</param>
    /// <param name="dOutput">The gradient of the results.</param>
    /// <param name="dOutputStride">The distance of its pixels.</param>
    /// <param name="transposed">The weight, as <see cref="TransposeWeight"/> leaves it.</param>
    /// <param name="transposedStride">The distance of its rows.</param>
    /// <param name="saved">The activation's saved output or input.</param>
    /// <param name="savedStride">The distance of its pixels.</param>
    /// <param name="dInput">The gradient of what went into the activation.</param>
    /// <param name="dInputStride">The distance of its pixels, whole vectors of 16.</param>
    /// <param name="activation">The activation before the layer.</param>
    public static void InputGradient<TActivation>(
        in ConvolutionShape shape, int samples, ref float dOutput, nuint dOutputStride, ref float transposed,
        nuint transposedStride, ref float saved, nuint savedStride, ref float dInput, nuint dInputStride,
        TActivation activation)
        where TActivation : struct, IActivation
    {
        Convolution<TSimd>.Forward(
            in shape, samples, ref dOutput, dOutputStride, ref transposed, transposedStride,
            ref Unsafe.NullRef<float>(), ref dInput, dInputStride, default(Identity));
        ConvolutionEpilogue<TSimd>.Scale(
            samples * shape.OutputPixels, shape.OutputChannels, ref saved, savedStride, ref dInput, dInputStride,
            activation);
    }

    /// <summary>
    /// The gradients of all parameters: that of the weight for its rows from <paramref name="first"/> to
    /// <paramref name="end"/>, and with the first of them that of the bias, the sum of
    /// <paramref name="dOutput"/> over samples and pixels.
    /// </summary>
    /// <param name="shape">The sizes of the convolution that it transposes.</param>
    /// <param name="first">The first of the weight's rows.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="samples">The number of images.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of their pixels.</param>
    /// <param name="dOutput">The gradient of the results.</param>
    /// <param name="dOutputStride">The distance of its pixels.</param>
    /// <param name="dWeight">The weight's gradient.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    /// <param name="dBias">The bias's gradient, as long as that distance of pixels.</param>
    /// <param name="accumulate">Whether to add to what they hold.</param>
    public static void ParameterGradients(
        in ConvolutionShape shape, int first, int end, int samples, ref float input, nuint inputStride,
        ref float dOutput, nuint dOutputStride, ref float dWeight, nuint weightStride, ref float dBias, bool accumulate)
    {
        WeightGradient(
            in shape, first, end, samples, ref input, inputStride, ref dOutput, dOutputStride, ref dWeight, weightStride,
            accumulate);
        if (first == 0)
        {
            Reduction.ColumnSums<TSimd>(
                samples * shape.InputPixels, (int)dOutputStride, ref dOutput, dOutputStride, ref dBias, accumulate);
        }
    }

    /// <summary>
    /// <c>dWeight[row, column, channel, j] = sum over samples and pixels of input[pixel, channel]
    /// * dOutput[pixel * stride + tap * dilation, j]</c>, or that added, for the weight's rows from
    /// <paramref name="first"/> to <paramref name="end"/>.
    /// </summary>
    /// <param name="shape">The sizes of the convolution that it transposes.</param>
    /// <param name="first">The first of the weight's rows.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="samples">The number of images.</param>
    /// <param name="input">The images.</param>
    /// <param name="inputStride">The distance of their pixels.</param>
    /// <param name="dOutput">The gradient of the results.</param>
    /// <param name="dOutputStride">The distance of its pixels.</param>
    /// <param name="dWeight">The weight's gradient.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    /// <param name="accumulate">Whether to add to what <paramref name="dWeight"/> holds.</param>
    public static void WeightGradient(
        in ConvolutionShape shape, int first, int end, int samples, ref float input, nuint inputStride,
        ref float dOutput, nuint dOutputStride, ref float dWeight, nuint weightStride, bool accumulate)
    {
        int rowsOfGroup = shape.Taps * shape.GroupOutputs;
        int columns = ConvolutionShape.Pad(shape.GroupInputs);
        ConvolutionMemory memory = Convolution<TSimd>.ScatterMemory(in shape, dOutputStride);
        bool inPlace = Convolution<TSimd>.IsInPlace(in shape, dOutputStride);
        for (int sample = 0; sample < samples; sample++)
        {
            for (int group = first / rowsOfGroup; group * rowsOfGroup < end; group++)
            {
                ref float b = ref Unsafe.Add(ref dOutput, group * shape.GroupInputs);
                nuint rowStep = (nuint)shape.InputWidth * dOutputStride;
                ConvolutionImage image = inPlace
                    ? new() { First = ref b, PixelStep = dOutputStride, RowStep = rowStep }
                    : ConvolutionImage.Whole(in shape, ref memory.Image, columns);
                if (!inPlace)
                {
                    image.Clear(in shape);
                    image.CopyInside(in shape, ref b, dOutputStride, shape.GroupInputs);
                }
                int firstOfGroup = group * rowsOfGroup;
                int from = Math.Max(first, firstOfGroup);
                TransposedConvolutionOuter<TSimd>.Run(
                    in shape, from - firstOfGroup, Math.Min(end - firstOfGroup, rowsOfGroup),
                    ref Unsafe.Add(ref input, group * shape.GroupOutputs), inputStride, in image,
                    ref Unsafe.Add(ref dWeight, (nuint)from * weightStride), weightStride, columns,
                    accumulate || sample > 0);
            }
            input = ref Unsafe.Add(ref input, (nuint)shape.OutputPixels * inputStride);
            dOutput = ref Unsafe.Add(ref dOutput, (nuint)shape.InputPixels * dOutputStride);
        }
    }
}
