using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Normalisation once its numbers are known, one of each kind for every channel: forward and backward are both linear
/// in the distance from the mean. Rows of numbers have room for whole vectors.
/// </summary>
internal static class ChannelScale
{
    /// <summary><c>y = activation((x - mean) * scale + shift)</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TSimd, TActivation>(
        int rows,
        int columns,
        ref float input,
        nuint inputStride,
        ref float mean,
        ref float scale,
        ref float shift,
        ref float output,
        nuint outputStride,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        nuint width = ChannelSums.Readable<TSimd>(columns, Math.Min(inputStride, outputStride));
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            ref float from = ref Unsafe.Add(ref input, row * inputStride);
            ref float to = ref Unsafe.Add(ref output, row * outputStride);
            for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
            {
                TSimd distance = Partial.Load<TSimd>(in from, i, width, 0) - TSimd.Load(in mean, i);
                TSimd value = TSimd.MultiplyAdd(distance, TSimd.Load(in scale, i), TSimd.Load(in shift, i));
                Partial.Store(activation.Apply(value), ref to, i, width);
            }
        }
    }

    /// <summary>
    /// <c>dX = dY * scale + (x - mean) * slope + offset</c>; padding of dX becomes zero; dX may take dY's place.
    /// </summary>
    public static void Backward<TSimd>(
        int rows,
        int columns,
        ref float dOutput,
        nuint dOutputStride,
        ref float input,
        nuint inputStride,
        ref float mean,
        ref float scale,
        ref float slope,
        ref float offset,
        ref float dInput,
        nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint shortest = Math.Min(Math.Min(inputStride, dOutputStride), dInputStride);
        nuint width = ChannelSums.Readable<TSimd>(columns, shortest);
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            BackwardRow<TSimd>(
                ref Unsafe.Add(ref dOutput, row * dOutputStride),
                ref Unsafe.Add(ref input, row * inputStride),
                ref mean,
                ref scale,
                ref slope,
                ref offset,
                ref Unsafe.Add(ref dInput, row * dInputStride),
                width);
        }
        if (dInputStride > (nuint)columns)
            Padding.Clear(rows, columns, ref dInput, dInputStride);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void BackwardRow<TSimd>(
        ref float dOutput,
        ref float input,
        ref float mean,
        ref float scale,
        ref float slope,
        ref float offset,
        ref float dInput,
        nuint width)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
        {
            TSimd distance = Partial.Load<TSimd>(in input, i, width, 0) - TSimd.Load(in mean, i);
            TSimd rest = TSimd.MultiplyAdd(distance, TSimd.Load(in slope, i), TSimd.Load(in offset, i));
            TSimd gradient = Partial.Load<TSimd>(in dOutput, i, width, 0);
            Partial.Store(TSimd.MultiplyAdd(gradient, TSimd.Load(in scale, i), rest), ref dInput, i, width);
        }
    }
}
