using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <content>One sample.</content>
public static partial class GroupNorm
{
    private static void ForwardSample<TSimd, TActivation>(
        int rows,
        int channels,
        int groups,
        ref float input,
        nuint inputStride,
        ref float weight,
        ref float bias,
        float epsilon,
        ref float mean,
        nuint keptStride,
        ref float scratch,
        ref float output,
        nuint outputStride,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        ref float residual = ref Unsafe.Add(ref mean, keptStride);
        ref float inverse = ref Unsafe.Add(ref residual, keptStride);
        ref float scale = ref scratch;
        ref float shift = ref Unsafe.Add(ref scale, keptStride);
        ChannelSums.Moments<TSimd>(rows, channels, ref input, inputStride, ref mean, ref scale, ref shift);
        int size = channels / groups;
        for (int first = 0; first < channels; first += size)
        {
            var moments = Moments.Combine(
                size, 1, ref At(ref mean, first), ref At(ref scale, first), ref At(ref shift, first), rows, rows);
            float deviation = (float)(1 / Math.Sqrt(moments.Variance + epsilon));
            for (int channel = first; channel < first + size; channel++)
            {
                At(ref mean, channel) = moments.RoundedMean;
                At(ref residual, channel) = moments.Residual;
                At(ref inverse, channel) = deviation;
            }
        }
        Padding.Clear(1, channels, ref mean, keptStride);
        ChannelCoefficients.Forward(
            channels, ref residual, ref inverse, ref weight, ref bias, ref scale, ref shift, keptStride);
        ChannelScale.Forward<TSimd, TActivation>(
            rows, channels, ref input, inputStride, ref mean, ref scale, ref shift, ref output, outputStride,
            activation);
    }

    private static void BackwardSample<TSimd>(
        int rows,
        int channels,
        int groups,
        ref float dOutput,
        nuint dOutputStride,
        ref float input,
        nuint inputStride,
        ref float weight,
        ref float kept,
        nuint keptStride,
        ref float scratch,
        ref float dInput,
        nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float residual = ref Unsafe.Add(ref kept, keptStride);
        ref float inverse = ref Unsafe.Add(ref residual, keptStride);
        ref float sums = ref scratch;
        ref float products = ref Unsafe.Add(ref sums, keptStride);
        ref float scale = ref Unsafe.Add(ref products, keptStride);
        ChannelSums.Gradients<TSimd>(
            rows, channels, ref dOutput, dOutputStride, ref input, inputStride, ref kept, ref sums, ref products);
        int size = channels / groups;
        for (int first = 0; first < channels; first += size)
        {
            double sum = 0, product = 0;
            for (int channel = first; channel < first + size; channel++)
            {
                float factor = ChannelCoefficients.OrOne(ref weight, channel);
                ChannelCoefficients.Correct(
                    ref sums, ref products, channel, At(ref residual, channel), At(ref inverse, channel));
                sum += (double)factor * At(ref sums, channel);
                product += (double)factor * At(ref products, channel);
            }
            ChannelCoefficients.Backward(
                first, size, ref residual, ref inverse, ref weight, sum, product, (double)rows * size,
                ref scale, slope: ref products, offset: ref sums);
        }
        ChannelScale.Backward<TSimd>(
            rows, channels, ref dOutput, dOutputStride, ref input, inputStride, ref kept,
            ref scale, ref products, ref sums, ref dInput, dInputStride);
    }

    private static ref float At(ref float row, int channel) => ref Unsafe.Add(ref row, channel);
}
