using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <content>The loops over one row of a group.</content>
public static partial class LayerNorm
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ForwardRow<TSimd, TActivation>(
        ref float input,
        ref float weight,
        ref float bias,
        LayerNormStatistics moments,
        ref float output,
        nuint columns,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        bool hasWeight = !Unsafe.IsNullRef(ref weight);
        bool hasBias = !Unsafe.IsNullRef(ref bias);
        TSimd mean = TSimd.Broadcast(moments.Mean);
        TSimd scale = TSimd.Broadcast(moments.InverseDeviation);
        TSimd shift = TSimd.Broadcast(moments.Shift);
        for (nuint i = 0; i < columns; i += (nuint)TSimd.Count)
        {
            TSimd distance = Partial.Load<TSimd>(in input, i, columns, 0) - mean;
            TSimd value = TSimd.MultiplyAdd(distance, scale, shift);
            if (hasWeight)
                value *= Partial.Load<TSimd>(in weight, i, columns, 0);
            if (hasBias)
                value += Partial.Load<TSimd>(in bias, i, columns, 0);
            Partial.Store(activation.Apply(value), ref output, i, columns);
        }
    }

    // The sum of g and, returned, that of g * xhat.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Sums<TSimd>(
        ref float dOutput, ref float input, ref float weight, LayerNormStatistics moments, nuint columns, out float sum)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        bool hasWeight = !Unsafe.IsNullRef(ref weight);
        TSimd mean = TSimd.Broadcast(moments.Mean);
        TSimd scale = TSimd.Broadcast(moments.InverseDeviation);
        TSimd shift = TSimd.Broadcast(moments.Shift);
        TSimd sums = TSimd.Zero, products = TSimd.Zero;
        for (nuint i = 0; i < columns; i += (nuint)TSimd.Count)
        {
            TSimd gradient = Partial.Load<TSimd>(in dOutput, i, columns, 0);
            if (hasWeight)
                gradient *= Partial.Load<TSimd>(in weight, i, columns, 0);
            TSimd distance = Partial.Load<TSimd>(in input, i, columns, moments.Mean) - mean;
            sums += gradient;
            products = TSimd.MultiplyAdd(gradient, TSimd.MultiplyAdd(distance, scale, shift), products);
        }
        sum = TSimd.Sum(sums);
        return TSimd.Sum(products);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void BackwardRow<TSimd>(
        ref float dOutput,
        ref float input,
        ref float weight,
        LayerNormStatistics moments,
        float meanGradient,
        float meanProduct,
        ref float dInput,
        nuint columns)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        bool hasWeight = !Unsafe.IsNullRef(ref weight);
        TSimd mean = TSimd.Broadcast(moments.Mean);
        TSimd scale = TSimd.Broadcast(moments.InverseDeviation);
        TSimd shift = TSimd.Broadcast(moments.Shift);
        TSimd average = TSimd.Broadcast(meanGradient);
        TSimd slope = TSimd.Broadcast(-meanProduct);
        for (nuint i = 0; i < columns; i += (nuint)TSimd.Count)
        {
            TSimd gradient = Partial.Load<TSimd>(in dOutput, i, columns, 0);
            if (hasWeight)
                gradient *= Partial.Load<TSimd>(in weight, i, columns, 0);
            TSimd distance = Partial.Load<TSimd>(in input, i, columns, 0) - mean;
            TSimd normalized = TSimd.MultiplyAdd(distance, scale, shift);
            TSimd centered = TSimd.MultiplyAdd(normalized, slope, gradient - average);
            Partial.Store(centered * scale, ref dInput, i, columns);
        }
    }
}
