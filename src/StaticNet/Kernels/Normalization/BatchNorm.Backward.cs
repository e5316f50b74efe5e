using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <content>The backward pass.</content>
public static partial class BatchNorm
{
    /// <summary>The sums of dY and of dY * (x - mean) over one part.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">The rows of the part.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="dOutput">dY.</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="input">The values that forward read.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="statistics">The statistics of the batch.</param>
    /// <param name="part">Receives 2 rows.</param>
    /// <param name="width">The length of one.</param>
    public static void PartGradients<TSimd>(
        int rows,
        int channels,
        ref float dOutput,
        nuint dOutputStride,
        ref float input,
        nuint inputStride,
        ref float statistics,
        ref float part,
        nuint width)
        where TSimd : unmanaged, ISimd<TSimd>
        => ChannelSums.Gradients<TSimd>(
            rows, channels, ref dOutput, dOutputStride, ref input, inputStride,
            ref statistics, ref part, ref Unsafe.Add(ref part, width));

    /// <summary>
    /// Puts the parts' sums together: <c>dWeight = the sum of dY * xhat</c> and <c>dBias = the sum of dY</c>, which are
    /// also what <see cref="Backward"/> needs.
    /// </summary>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="sums">The first part's sums.</param>
    /// <param name="partStride">How far those of two parts are apart.</param>
    /// <param name="width">The length of a row of numbers.</param>
    /// <param name="statistics">The statistics of the batch.</param>
    /// <param name="dWeight">One for each channel, in a row of the same length; or a null reference.</param>
    /// <param name="dBias">The same; a null reference where dWeight is one.</param>
    /// <param name="accumulate">Whether to add to what they hold.</param>
    public static void MergeGradients(
        int parts,
        int channels,
        ref float sums,
        nuint partStride,
        nuint width,
        ref float statistics,
        ref float dWeight,
        ref float dBias,
        bool accumulate)
    {
        if (!accumulate && !Unsafe.IsNullRef(ref dWeight))
        {
            Padding.Clear(1, 0, ref dWeight, width);
            Padding.Clear(1, 0, ref dBias, width);
        }
        for (nuint channel = 0; channel < (nuint)channels; channel++)
        {
            ref float own = ref Unsafe.Add(ref sums, channel);
            double sum = 0, product = 0;
            for (int part = 0; part < parts; part++)
            {
                sum += Unsafe.Add(ref own, (nuint)part * partStride);
                product += Unsafe.Add(ref own, (nuint)part * partStride + width);
            }
            ref float mean = ref Unsafe.Add(ref statistics, channel);
            product = (product - Unsafe.Add(ref mean, width) * sum) * Unsafe.Add(ref mean, 2 * width);
            Unsafe.Add(ref mean, 3 * width) = (float)sum;
            Unsafe.Add(ref mean, 4 * width) = (float)product;
            if (Unsafe.IsNullRef(ref dWeight))
                continue;
            Unsafe.Add(ref dWeight, channel) += (float)product;
            Unsafe.Add(ref dBias, channel) += (float)sum;
        }
    }

    /// <summary>
    /// <c>dX = (dY - mean(dY) - xhat * mean(dY * xhat)) * weight / sqrt(variance + epsilon)</c>, means over the whole
    /// batch. Padding of dX becomes zero; dX may take dY's place.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="batchRows">The rows of the whole batch.</param>
    /// <param name="dOutput">dY.</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="input">The values that forward read.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="statistics">The statistics of the batch.</param>
    /// <param name="weight">One for each channel, or a null reference.</param>
    /// <param name="width">The length of a row of numbers.</param>
    /// <param name="dInput">Receives dX.</param>
    /// <param name="dInputStride">The distance of its rows.</param>
    public static void Backward<TSimd>(
        int rows,
        int channels,
        int batchRows,
        ref float dOutput,
        nuint dOutputStride,
        ref float input,
        nuint inputStride,
        ref float statistics,
        ref float weight,
        nuint width,
        ref float dInput,
        nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float residual = ref Unsafe.Add(ref statistics, width);
        ref float inverse = ref Unsafe.Add(ref residual, width);
        ref float sums = ref Unsafe.Add(ref inverse, width);
        ref float products = ref Unsafe.Add(ref sums, width);
        ref float scale = ref Scratch.RentForLayer(3 * (long)width);
        ref float slope = ref Unsafe.Add(ref scale, width);
        ref float offset = ref Unsafe.Add(ref slope, width);
        for (int channel = 0; channel < channels; channel++)
        {
            double factor = ChannelCoefficients.OrOne(ref weight, channel);
            ChannelCoefficients.Backward(
                channel, 1, ref residual, ref inverse, ref weight,
                factor * Unsafe.Add(ref sums, channel), factor * Unsafe.Add(ref products, channel), batchRows,
                ref scale, ref slope, ref offset);
        }
        ChannelScale.Backward<TSimd>(
            rows, channels, ref dOutput, dOutputStride, ref input, inputStride,
            ref statistics, ref scale, ref slope, ref offset, ref dInput, dInputStride);
    }
}
