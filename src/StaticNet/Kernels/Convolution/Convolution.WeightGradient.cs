using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Kernels;

public static partial class Convolution<TSimd>
{
    /// <summary>
    /// The gradients of all parameters: that of the weight for its rows from <paramref name="first"/> to
    /// <paramref name="end"/>, and with the first of them that of the bias, the sum of
    /// <paramref name="dOutput"/> over samples and pixels.
    /// </summary>
    /// <param name="shape">The sizes.</param>
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
                samples * shape.OutputPixels, (int)dOutputStride, ref dOutput, dOutputStride, ref dBias, accumulate);
        }
    }

    /// <summary>
    /// <c>dWeight[row, column, channel, j] = sum over samples and pixels of input[pixel * stride + tap * dilation, channel] * dOutput[pixel, j]</c>,
    /// or that added, for the weight's rows from <paramref name="first"/> to <paramref name="end"/>.
    /// </summary>
    /// <param name="shape">The sizes.</param>
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
        if (WinogradPlan.Fits(in shape) && shape.InputsFit(inputStride) && shape.OutputsFit(dOutputStride))
        {
            Winograd<TSimd>.WeightGradient(
                in shape, first, end, samples, ref input, inputStride, ref dOutput, dOutputStride, ref dWeight,
                weightStride, accumulate);
            return;
        }
        if (ConvolutionOuterOfFew<TSimd>.Pays(in shape))
        {
            ConvolutionOuterOfFew<TSimd>.Run(
                in shape, first, end, samples, ref input, inputStride, ref dOutput, dOutputStride, ref dWeight,
                weightStride, accumulate);
            return;
        }
        int rowsOfGroup = shape.Taps * shape.GroupInputs;
        int columns = ConvolutionShape.Columns<TSimd>(shape.GroupOutputs);
        if (!accumulate)
        {
            ref float rows = ref Unsafe.Add(ref dWeight, (nuint)first * weightStride);
            ClearPadding(end - first, shape.GroupOutputs, ref rows, weightStride);
        }
        bool fits = shape.OutputsFit(dOutputStride);
        int sliceFloats = fits ? 0 : shape.OutputPixels * columns;
        ConvolutionMemory memory = new(
            shape.IsPadded ? ConvolutionImage.Floats(in shape, shape.InputChannels) : 0, sliceFloats);
        MemoryMarshal.CreateSpan(ref memory.Slice, sliceFloats).Clear();
        for (int sample = 0; sample < samples; sample++)
        {
            ConvolutionImage image = ConvolutionImage.Bordered(in shape, ref input, inputStride, ref memory.Image);
            for (int group = first / rowsOfGroup; group * rowsOfGroup < end; group++)
            {
                ref float b = ref Unsafe.Add(ref dOutput, group * shape.GroupOutputs);
                nuint bStride = dOutputStride;
                if (!fits)
                {
                    ConvolutionImage.CopyPixels(
                        shape.OutputPixels, shape.GroupOutputs, ref b, bStride, ref memory.Slice, (nuint)columns);
                    b = ref memory.Slice;
                    bStride = (nuint)columns;
                }
                int firstOfGroup = group * rowsOfGroup;
                int from = Math.Max(first, firstOfGroup);
                ConvolutionImage channels = image;
                channels.First = ref Unsafe.Add(ref channels.First, group * shape.GroupInputs);
                ConvolutionOuter<TSimd>.Run(
                    in shape, from - firstOfGroup, Math.Min(end - firstOfGroup, rowsOfGroup), in channels,
                    ref b, bStride, ref Unsafe.Add(ref dWeight, (nuint)from * weightStride), weightStride, columns,
                    accumulate || sample > 0);
            }
            input = ref Unsafe.Add(ref input, (nuint)shape.InputPixels * inputStride);
            dOutput = ref Unsafe.Add(ref dOutput, (nuint)shape.OutputPixels * dOutputStride);
        }
    }
}
