using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Normalisation of each sample by itself, over all positions and groups of channels. Sums are taken channel by
/// channel, in whole vectors, and only then over the channels of a group.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class GroupNorm
{
    /// <summary><c>y = activation((x - mean) / sqrt(variance + epsilon) * weight + bias)</c>.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="rows">The positions of each.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="groups">The groups, which divide them.</param>
    /// <param name="input">The values.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="weight">One for each channel, or a null reference.</param>
    /// <param name="bias">One for each channel, or a null reference.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="kept">
    /// Receives what backward needs, 3 rows of numbers for the channels: the mean, what it is short of, and the inverse
    /// deviation. A null reference in inference.
    /// </param>
    /// <param name="keptStride">The distance of its rows: the channels with padding.</param>
    /// <param name="keptOfSample">The floats of one sample there.</param>
    /// <param name="output">Receives the results.</param>
    /// <param name="outputStride">The distance of their rows.</param>
    /// <param name="activation">The activation.</param>
    public static void Forward<TSimd, TActivation>(
        int samples,
        int rows,
        int channels,
        int groups,
        ref float input,
        nuint inputStride,
        ref float weight,
        ref float bias,
        float epsilon,
        ref float kept,
        nuint keptStride,
        nuint keptOfSample,
        ref float output,
        nuint outputStride,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        ref float scratch = ref Scratch.RentForLayer(5 * (long)keptStride);
        bool keeps = !Unsafe.IsNullRef(ref kept);
        for (int sample = 0; sample < samples; sample++)
        {
            nuint first = (nuint)sample * (nuint)rows;
            ref float numbers = ref Unsafe.Add(
                ref keeps ? ref kept : ref scratch, keeps ? (nuint)sample * keptOfSample : 2 * keptStride);
            ForwardSample<TSimd, TActivation>(
                rows, channels, groups, ref Unsafe.Add(ref input, first * inputStride), inputStride, ref weight,
                ref bias, epsilon, ref numbers, keptStride, ref scratch,
                ref Unsafe.Add(ref output, first * outputStride), outputStride, activation);
        }
    }

    /// <summary>
    /// <c>dX = (g - mean(g) - xhat * mean(g * xhat)) / sqrt(variance + epsilon)</c> with <c>g = dY * weight</c>.
    /// Padding of dX becomes zero; dX may take dY's place.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="rows">The positions of each.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="dOutput">dY.</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="input">The values that forward read.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="weight">One for each channel, or a null reference.</param>
    /// <param name="kept">What forward left.</param>
    /// <param name="keptStride">The distance of its rows.</param>
    /// <param name="keptOfSample">The floats of one sample there.</param>
    /// <param name="dInput">Receives dX.</param>
    /// <param name="dInputStride">The distance of its rows.</param>
    public static void Backward<TSimd>(
        int samples,
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
        nuint keptOfSample,
        ref float dInput,
        nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float scratch = ref Scratch.RentForLayer(3 * (long)keptStride);
        for (int sample = 0; sample < samples; sample++)
        {
            nuint first = (nuint)sample * (nuint)rows;
            BackwardSample<TSimd>(
                rows, channels, groups, ref Unsafe.Add(ref dOutput, first * dOutputStride), dOutputStride,
                ref Unsafe.Add(ref input, first * inputStride), inputStride, ref weight,
                ref Unsafe.Add(ref kept, (nuint)sample * keptOfSample), keptStride, ref scratch,
                ref Unsafe.Add(ref dInput, first * dInputStride), dInputStride);
        }
    }

    /// <summary>
    /// <c>dWeight = the sum of dY * xhat</c> and <c>dBias = the sum of dY</c> over positions and samples, in their
    /// order.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="samples">The number of samples.</param>
    /// <param name="rows">The positions of each.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="dOutput">dY.</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="input">The values that forward read.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="kept">What forward left for the first sample.</param>
    /// <param name="keptStride">The distance of its rows.</param>
    /// <param name="keptOfSample">The floats of one sample there.</param>
    /// <param name="dWeight">One for each channel, in a row of the same length.</param>
    /// <param name="dBias">One for each channel, in a row of the same length.</param>
    /// <param name="accumulate">Whether to add to what they hold.</param>
    public static void ParameterGradients<TSimd>(
        int samples,
        int rows,
        int channels,
        ref float dOutput,
        nuint dOutputStride,
        ref float input,
        nuint inputStride,
        ref float kept,
        nuint keptStride,
        nuint keptOfSample,
        ref float dWeight,
        ref float dBias,
        bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float sums = ref Scratch.RentForLayer(2 * (long)keptStride);
        ref float products = ref Unsafe.Add(ref sums, keptStride);
        if (!accumulate)
        {
            Padding.Clear(1, 0, ref dWeight, keptStride);
            Padding.Clear(1, 0, ref dBias, keptStride);
        }
        for (int sample = 0; sample < samples; sample++)
        {
            nuint first = (nuint)sample * (nuint)rows;
            ref float mean = ref Unsafe.Add(ref kept, (nuint)sample * keptOfSample);
            ref float residual = ref Unsafe.Add(ref mean, keptStride);
            ref float inverse = ref Unsafe.Add(ref residual, keptStride);
            ChannelSums.Gradients<TSimd>(
                rows, channels, ref Unsafe.Add(ref dOutput, first * dOutputStride), dOutputStride,
                ref Unsafe.Add(ref input, first * inputStride), inputStride, ref mean, ref sums, ref products);
            for (int channel = 0; channel < channels; channel++)
            {
                ChannelCoefficients.Correct(
                    ref sums, ref products, channel, At(ref residual, channel), At(ref inverse, channel));
                At(ref dWeight, channel) += At(ref products, channel);
                At(ref dBias, channel) += At(ref sums, channel);
            }
        }
    }
}
