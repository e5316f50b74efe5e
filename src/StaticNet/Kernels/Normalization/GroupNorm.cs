using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Normalisation of each sample by itself, over all positions and groups of channels. Sums are taken channel by channel, in
/// whole vectors, and only then over the channels of a group.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GroupNorm
{
    /// <summary><c>y = activation((x - mean) / sqrt(variance + epsilon) * weight + bias)</c> for one sample.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="rows">The positions.</param>
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
    /// <param name="scratch">5 rows of the same length.</param>
    /// <param name="output">Receives the results.</param>
    /// <param name="outputStride">The distance of their rows.</param>
    /// <param name="activation">The activation.</param>
    public static void Forward<TSimd, TActivation>(
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
        ref float scratch,
        ref float output,
        nuint outputStride,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        ref float mean = ref kept;
        if (Unsafe.IsNullRef(ref kept))
            mean = ref Unsafe.Add(ref scratch, 2 * keptStride);
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
        ChannelCoefficients.Forward(channels, ref residual, ref inverse, ref weight, ref bias, ref scale, ref shift);
        ChannelScale.Forward<TSimd, TActivation>(
            rows, channels, ref input, inputStride, ref mean, ref scale, ref shift, ref output, outputStride, activation);
    }

    /// <summary>
    /// <c>dX = (g - mean(g) - xhat * mean(g * xhat)) / sqrt(variance + epsilon)</c> with <c>g = dY * weight</c>, for one sample.
    /// Padding of dX becomes zero; dX may take dY's place.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">The positions.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="dOutput">dY.</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="input">The values that forward read.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="weight">One for each channel, or a null reference.</param>
    /// <param name="kept">What forward left.</param>
    /// <param name="keptStride">The distance of its rows.</param>
    /// <param name="scratch">3 rows of the same length.</param>
    /// <param name="dInput">Receives dX.</param>
    /// <param name="dInputStride">The distance of its rows.</param>
    public static void Backward<TSimd>(
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

    /// <summary>
    /// <c>dWeight = the sum of dY * xhat</c> and <c>dBias = the sum of dY</c> over positions and samples, in their order.
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
    /// <param name="scratch">2 rows of the same length.</param>
    /// <param name="dWeight">One for each channel.</param>
    /// <param name="dBias">One for each channel.</param>
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
        ref float scratch,
        ref float dWeight,
        ref float dBias,
        bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float sums = ref scratch;
        ref float products = ref Unsafe.Add(ref sums, keptStride);
        for (int sample = 0; sample < samples; sample++)
        {
            nuint first = (nuint)sample * (nuint)rows;
            ref float mean = ref Unsafe.Add(ref kept, (nuint)sample * keptOfSample);
            ref float residual = ref Unsafe.Add(ref mean, keptStride);
            ref float inverse = ref Unsafe.Add(ref residual, keptStride);
            ChannelSums.Gradients<TSimd>(
                rows, channels, ref Unsafe.Add(ref dOutput, first * dOutputStride), dOutputStride,
                ref Unsafe.Add(ref input, first * inputStride), inputStride, ref mean, ref sums, ref products);
            bool adds = accumulate || sample > 0;
            for (int channel = 0; channel < channels; channel++)
            {
                ChannelCoefficients.Correct(
                    ref sums, ref products, channel, At(ref residual, channel), At(ref inverse, channel));
                At(ref dWeight, channel) = (adds ? At(ref dWeight, channel) : 0) + At(ref products, channel);
                At(ref dBias, channel) = (adds ? At(ref dBias, channel) : 0) + At(ref sums, channel);
            }
        }
    }

    private static ref float At(ref float row, int channel) => ref Unsafe.Add(ref row, channel);
}
