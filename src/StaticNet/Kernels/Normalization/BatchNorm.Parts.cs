using System.Runtime.CompilerServices;
using StaticNet.Simd;
using StaticNet.Threading;

namespace StaticNet.Kernels;

/// <content>The parts of a batch, whose samples lie one after the other, and so do the parts' sums.</content>
public static partial class BatchNorm
{
    /// <summary>The sums of some parts from which mean and variance are computed.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="first">The first part.</param>
    /// <param name="end">The part after the last.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of a sample.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="input">The values of the first sample.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="sums">The first part's sums, 3 rows for each sample that a part can have.</param>
    /// <param name="width">The length of a row of numbers.</param>
    public static void PartMoments<TSimd>(
        int first, int end, int samples, int positions, int channels, ref float input, nuint inputStride,
        ref float sums, nuint width)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int part = first; part < end; part++)
        {
            int row = FirstRow(part, positions);
            PartMoments<TSimd>(
                RowsOf(part, samples, positions), channels, ref Unsafe.Add(ref input, (nuint)row * inputStride),
                inputStride, ref SumsOf(part, ref sums, width), width);
        }
    }

    /// <summary>The sums of some parts that gradients need.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="first">The first part.</param>
    /// <param name="end">The part after the last.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of a sample.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="dOutput">dY of the first sample.</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="input">The values that forward read.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="statistics">The statistics of the batch.</param>
    /// <param name="sums">The first part's sums, 3 rows for each sample that a part can have.</param>
    /// <param name="width">The length of a row of numbers.</param>
    public static void PartGradients<TSimd>(
        int first, int end, int samples, int positions, int channels, ref float dOutput, nuint dOutputStride,
        ref float input, nuint inputStride, ref float statistics, ref float sums, nuint width)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int part = first; part < end; part++)
        {
            int row = FirstRow(part, positions);
            PartGradients<TSimd>(
                RowsOf(part, samples, positions), channels,
                ref Unsafe.Add(ref dOutput, (nuint)row * dOutputStride), dOutputStride,
                ref Unsafe.Add(ref input, (nuint)row * inputStride), inputStride,
                ref statistics, ref SumsOf(part, ref sums, width), width);
        }
    }

    /// <summary>Puts the sums of all parts of a batch together, and moves the running statistics.</summary>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="positions">The rows of a sample.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="sums">The first part's sums.</param>
    /// <param name="width">The length of a row of numbers.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="momentum">The share of the batch in the running statistics.</param>
    /// <param name="statistics">Receives the statistics of the batch.</param>
    /// <param name="runningMean">The running mean.</param>
    /// <param name="runningVariance">The running variance.</param>
    public static void MergeMoments(
        int samples, int positions, int channels, ref float sums, nuint width, float epsilon, double momentum,
        ref float statistics, ref float runningMean, ref float runningVariance)
        => MergeMoments(
            samples * positions, Partition.SamplesPerPart * positions, channels, ref sums, PartStride(width), width,
            epsilon, momentum, ref statistics, ref runningMean, ref runningVariance);

    /// <summary>Puts the sums of all parts of a batch together that gradients need.</summary>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="sums">The first part's sums.</param>
    /// <param name="width">The length of a row of numbers.</param>
    /// <param name="statistics">The statistics of the batch.</param>
    /// <param name="dWeight">One for each channel, in a row of the same length; or a null reference.</param>
    /// <param name="dBias">The same; a null reference where dWeight is one.</param>
    /// <param name="accumulate">Whether to add to what they hold.</param>
    public static void MergeGradients(
        int samples, int channels, ref float sums, nuint width, ref float statistics, ref float dWeight,
        ref float dBias, bool accumulate)
        => MergeGradients(
            Partition.SampleParts(samples), channels, ref sums, PartStride(width), width, ref statistics, ref dWeight,
            ref dBias, accumulate);

    private static int FirstRow(int part, int positions) => part * Partition.SamplesPerPart * positions;

    private static int RowsOf(int part, int samples, int positions)
        => Math.Min(Partition.SamplesPerPart, samples - part * Partition.SamplesPerPart) * positions;

    private static nuint PartStride(nuint width) => (nuint)Partition.SamplesPerPart * RowsOfSums * width;

    private static ref float SumsOf(int part, ref float sums, nuint width)
        => ref Unsafe.Add(ref sums, (nuint)part * PartStride(width));
}
