using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Normalisation of channels over all positions of all samples. Parts of the samples give sums, which are put together
/// in the order of the parts: neither values nor their order depend on the number of threads.
/// </summary>
/// <remarks>
/// The statistics of a batch are 5 rows of numbers for the channels: the mean, what the rounded mean is short of, the
/// inverse deviation, and in the backward pass the sums of dY and of dY * xhat. A part gives up to 3 rows. All rows are
/// as long as the channels with padding.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class BatchNorm
{
    // The rows of a part's sums, at most.
    private const nuint RowsOfSums = 3;

    /// <summary>The sums of one part from which mean and variance are computed.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">The rows of the part.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="input">The values.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="part">Receives 3 rows.</param>
    /// <param name="width">The length of one.</param>
    public static void PartMoments<TSimd>(
        int rows, int channels, ref float input, nuint inputStride, ref float part, nuint width)
        where TSimd : unmanaged, ISimd<TSimd>
        => ChannelSums.Moments<TSimd>(
            rows, channels, ref input, inputStride,
            ref part, ref Unsafe.Add(ref part, width), ref Unsafe.Add(ref part, 2 * width));

    /// <summary>
    /// Puts the parts' sums together, and moves the running statistics towards them:
    /// <c>running = (1 - momentum) * running + momentum * batch</c>, with the unbiased variance, where that is finite.
    /// </summary>
    /// <param name="rows">The rows of all parts.</param>
    /// <param name="rowsOfPart">The rows of every part but the last.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="parts">The first part's sums.</param>
    /// <param name="partStride">How far those of two parts are apart.</param>
    /// <param name="width">The length of a row of numbers.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="momentum">The weight of this batch.</param>
    /// <param name="statistics">Receives the statistics of the batch.</param>
    /// <param name="runningMean">The running mean.</param>
    /// <param name="runningVariance">The running variance.</param>
    public static void MergeMoments(
        int rows,
        int rowsOfPart,
        int channels,
        ref float parts,
        nuint partStride,
        nuint width,
        float epsilon,
        double momentum,
        ref float statistics,
        ref float runningMean,
        ref float runningVariance)
    {
        int count = (rows + rowsOfPart - 1) / rowsOfPart;
        int last = rows - (count - 1) * rowsOfPart;
        Padding.Clear(1, channels, ref statistics, width);
        for (nuint channel = 0; channel < (nuint)channels; channel++)
        {
            ref float pivot = ref Unsafe.Add(ref parts, channel);
            ref float distances = ref Unsafe.Add(ref pivot, width);
            ref float squares = ref Unsafe.Add(ref distances, width);
            var moments = Moments.Combine(count, partStride, ref pivot, ref distances, ref squares, rowsOfPart, last);
            ref float mean = ref Unsafe.Add(ref statistics, channel);
            mean = moments.RoundedMean;
            Unsafe.Add(ref mean, width) = moments.Residual;
            Unsafe.Add(ref mean, 2 * width) = (float)(1 / Math.Sqrt(moments.Variance + epsilon));
            Move(ref Unsafe.Add(ref runningMean, channel), moments.Mean, momentum);
            Move(ref Unsafe.Add(ref runningVariance, channel), moments.UnbiasedVariance, momentum);
        }
    }

    /// <summary>
    /// <c>y = activation((x - mean) / sqrt(variance + epsilon) * weight + bias)</c>, with the statistics of the batch
    /// or, where there are none, the running ones.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="input">The values.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="statistics">The statistics of the batch, or a null reference.</param>
    /// <param name="runningMean">The running mean.</param>
    /// <param name="runningVariance">The running variance.</param>
    /// <param name="epsilon">What is added to the running variance.</param>
    /// <param name="weight">One for each channel, or a null reference.</param>
    /// <param name="bias">One for each channel, or a null reference.</param>
    /// <param name="width">The length of a row of numbers.</param>
    /// <param name="output">Receives the results.</param>
    /// <param name="outputStride">The distance of their rows.</param>
    /// <param name="activation">The activation.</param>
    public static void Forward<TSimd, TActivation>(
        int rows,
        int channels,
        ref float input,
        nuint inputStride,
        ref float statistics,
        ref float runningMean,
        ref float runningVariance,
        float epsilon,
        ref float weight,
        ref float bias,
        nuint width,
        ref float output,
        nuint outputStride,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        ref float scratch = ref Scratch.RentForLayer(5 * (long)width);
        ref float mean = ref statistics;
        if (Unsafe.IsNullRef(ref statistics))
        {
            mean = ref Unsafe.Add(ref scratch, 2 * width);
            ReadRunning(channels, ref runningMean, ref runningVariance, epsilon, ref mean, width);
        }
        ref float residual = ref Unsafe.Add(ref mean, width);
        ref float inverse = ref Unsafe.Add(ref residual, width);
        ref float scale = ref scratch;
        ref float shift = ref Unsafe.Add(ref scratch, width);
        ChannelCoefficients.Forward(
            channels, ref residual, ref inverse, ref weight, ref bias, ref scale, ref shift, width);
        ChannelScale.Forward<TSimd, TActivation>(
            rows, channels, ref input, inputStride, ref mean, ref scale, ref shift, ref output, outputStride,
            activation);
    }

    // A batch that is not finite shows in the loss; what those before it have left stays as it is. A channel that is
    // always zero decays and, by rounding, would end in the subnormal numbers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move(ref float running, double batch, double momentum)
    {
        float moved = (float)((1 - momentum) * running + momentum * batch);
        if (float.IsFinite(moved))
            running = float.IsSubnormal(moved) ? 0 : moved;
    }

    private static void ReadRunning(
        int channels, ref float runningMean, ref float runningVariance, float epsilon, ref float mean, nuint width)
    {
        Padding.Clear(1, channels, ref mean, width);
        for (nuint channel = 0; channel < (nuint)channels; channel++)
        {
            ref float place = ref Unsafe.Add(ref mean, channel);
            place = Unsafe.Add(ref runningMean, channel);
            Unsafe.Add(ref place, width) = 0;
            Unsafe.Add(ref place, 2 * width) = 1 / MathF.Sqrt(Unsafe.Add(ref runningVariance, channel) + epsilon);
        }
    }
}
