using System.Runtime.CompilerServices;

namespace StaticNet.Kernels;

/// <summary>The few numbers of each channel between the sums over its values and the pass that uses them.</summary>
internal static class ChannelCoefficients
{
    /// <summary>
    /// <c>scale = weight / deviation</c> and <c>shift = bias - residual * scale</c>, where the residual is what the
    /// rounded mean is short of. Padding becomes zero, so that it stays zero in what is normalised.
    /// </summary>
    public static void Forward(
        int channels,
        ref float residual,
        ref float inverseDeviation,
        ref float weight,
        ref float bias,
        ref float scale,
        ref float shift,
        nuint width)
    {
        Padding.Clear(1, channels, ref scale, width);
        Padding.Clear(1, channels, ref shift, width);
        for (int channel = 0; channel < channels; channel++)
        {
            float factor = Unsafe.Add(ref inverseDeviation, channel) * OrOne(ref weight, channel);
            float addend = Unsafe.IsNullRef(ref bias) ? 0 : Unsafe.Add(ref bias, channel);
            Unsafe.Add(ref scale, channel) = factor;
            Unsafe.Add(ref shift, channel) = addend - Unsafe.Add(ref residual, channel) * factor;
        }
    }

    /// <summary>Makes the sum of <c>dY * (x - mean)</c>, with the rounded mean, that of <c>dY * xhat</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Correct(ref float sums, ref float products, int channel, float residual, float inverseDeviation)
    {
        ref float product = ref Unsafe.Add(ref products, channel);
        product = (float)(((double)product - (double)residual * Unsafe.Add(ref sums, channel)) * inverseDeviation);
    }

    /// <summary>
    /// What makes <c>dX = (g - mean(g) - xhat * mean(g * xhat)) / deviation</c> out of dY and the distance from the
    /// rounded mean, for channels that are normalised together.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(
        int first,
        int size,
        ref float residual,
        ref float inverseDeviation,
        ref float weight,
        double sum,
        double product,
        double count,
        ref float scale,
        ref float slope,
        ref float offset)
    {
        for (int channel = first; channel < first + size; channel++)
        {
            double inverse = Unsafe.Add(ref inverseDeviation, channel);
            double own = -inverse * inverse * product / count;
            Unsafe.Add(ref scale, channel) = (float)inverse * OrOne(ref weight, channel);
            Unsafe.Add(ref slope, channel) = (float)own;
            Unsafe.Add(ref offset, channel) = (float)(-inverse * sum / count - own * Unsafe.Add(ref residual, channel));
        }
    }

    /// <summary>The weight of a channel, 1 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float OrOne(ref float weight, int channel) =>
        Unsafe.IsNullRef(ref weight) ? 1 : Unsafe.Add(ref weight, channel);
}
