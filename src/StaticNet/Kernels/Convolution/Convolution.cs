using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Convolutions of images with channels last. A weight is stored as [groups x kernel height x kernel width x inputs of
/// a group] rows of the group's outputs, each row padded to whole vectors. Source of the tiling without a matrix of
/// patches: Chetlur et al., cuDNN: Efficient Primitives for Deep Learning, 2014.
/// </summary>
/// <typeparam name="TSimd">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Convolution<TSimd>
    where TSimd : unmanaged, ISimd<TSimd>
{
    /// <summary>
    /// <c>output[y, x, j] = activation(bias[j] + sum over rows, columns, channels of
    /// input[y * strideY + row * dilationY - padTop, x * strideX + column * dilationX - padLeft, channel]
    /// * weight[row, column, channel, j])</c>.
    /// </summary>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="shape">The sizes.</param>
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
        ConvolutionKernel kernel = ConvolutionChoice<TSimd>.Of(
            in shape, inputStride, outputStride, WindowActivation<TSimd>.IsShort<TActivation>());
        if (kernel == ConvolutionKernel.Winograd)
        {
            Winograd<TSimd>.Forward<NoPooling, TActivation>(
                in shape, samples, ref input, inputStride, ref weight, weightStride, ref bias, ref output, outputStride,
                activation);
            return;
        }
        if (kernel == ConvolutionKernel.Planes)
        {
            ConvolutionPlanes<TSimd>.Run<NoPooling, TActivation>(
                in shape, samples, ref input, inputStride, ref weight, weightStride, ref bias, ref output, outputStride,
                activation);
            return;
        }
        ConvolutionMemory memory = new(
            shape.IsPadded ? ConvolutionImage.Floats(in shape, shape.InputChannels) : 0,
            shape.OutputsFit(outputStride) ? 0 : (shape.OutputPixels + 1) * ConvolutionShape.Pad(shape.GroupOutputs));
        for (int sample = 0; sample < samples; sample++)
        {
            ConvolutionImage image = ConvolutionImage.Bordered(in shape, ref input, inputStride, ref memory.Image);
            for (int group = 0; group < shape.Groups; group++)
            {
                int first = group * shape.GroupOutputs;
                ref float groupWeight = ref Unsafe.Add(
                    ref weight, (nuint)(group * shape.Taps * shape.GroupInputs) * weightStride);
                ref float groupBias = ref Unsafe.IsNullRef(ref bias) ? ref bias : ref Unsafe.Add(ref bias, first);
                Group(
                    kernel, in shape, in image, ref groupWeight, weightStride, ref groupBias,
                    ref Unsafe.Add(ref output, first), outputStride, ref memory.Slice, activation);
                image.First = ref Unsafe.Add(ref image.First, shape.GroupInputs);
            }
            // Groups that fill no vector are written channel by channel; what lies after the last was anything.
            if (!shape.OutputsFit(outputStride))
                Padding.Clear(shape.OutputPixels, shape.OutputChannels, ref output, outputStride);
            input = ref Unsafe.Add(ref input, (nuint)shape.InputPixels * inputStride);
            output = ref Unsafe.Add(ref output, (nuint)shape.OutputPixels * outputStride);
        }
    }

    /// <summary>One group of one image, beside its place where whole vectors would not fit there.</summary>
    private static void Group<TActivation>(
        ConvolutionKernel kernel, in ConvolutionShape shape, in ConvolutionImage image, ref float weight,
        nuint weightStride, ref float bias, ref float output, nuint outputStride, ref float slice,
        TActivation activation)
        where TActivation : struct, IActivation
    {
        int columns = ConvolutionShape.Columns<TSimd>(shape.GroupOutputs);
        if (shape.OutputsFit(outputStride))
        {
            ClearPadding(shape.OutputPixels, shape.GroupOutputs, ref output, outputStride);
            if (kernel == ConvolutionKernel.Rows)
            {
                ConvolutionRows<TSimd>.Run(
                    in shape, in image, ref weight, weightStride, ref bias, ref output, outputStride, columns,
                    activation);
                return;
            }
            ConvolutionGather<TSimd>.Run(
                in shape, in image, ref weight, weightStride, ref bias, ref output, outputStride, columns, activation);
            return;
        }
        if (!Unsafe.IsNullRef(ref bias))
        {
            ref float copy = ref Unsafe.Add(ref slice, shape.OutputPixels * columns);
            ConvolutionImage.CopyPixels(1, shape.GroupOutputs, ref bias, 0, ref copy, 0);
            bias = ref copy;
        }
        ConvolutionGather<TSimd>.Run(
            in shape, in image, ref weight, weightStride, ref bias, ref slice, (nuint)columns, columns, activation);
        ConvolutionImage.CopyPixels(
            shape.OutputPixels, shape.GroupOutputs, ref slice, (nuint)columns, ref output, outputStride);
    }

    // Of what pads the channels to whole vectors of 16, that which no vector of fewer lanes writes.
    private static void ClearPadding(int pixels, int channels, ref float image, nuint stride)
    {
        int columns = ConvolutionShape.Columns<TSimd>(channels);
        if (columns < ConvolutionShape.Pad(channels))
            ClearPadding(pixels, columns, ConvolutionShape.Pad(channels), ref image, stride);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ClearPadding(int pixels, int first, int end, ref float image, nuint stride)
    {
        for (; pixels != 0; pixels--)
        {
            for (int column = first; column != end; column += TSimd.Count)
                TSimd.Store(TSimd.Zero, ref image, (nuint)column);
            image = ref Unsafe.Add(ref image, stride);
        }
    }
}
