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
        in LayerNormStatistics moments,
        ref float output,
        nuint columns,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        Normalization<TSimd> normalization = new(in moments);
        nuint i = 0;
        for (; i + (nuint)TSimd.Count <= columns; i += (nuint)TSimd.Count)
        {
            Forward<TSimd, TActivation, WholeVector>(
                i, columns, ref input, ref weight, ref bias, normalization, ref output, activation);
        }
        if (i < columns)
        {
            Forward<TSimd, TActivation, EndOfRow>(
                i, columns, ref input, ref weight, ref bias, normalization, ref output, activation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Forward<TSimd, TActivation, TExtent>(
        nuint i,
        nuint columns,
        ref float input,
        ref float weight,
        ref float bias,
        Normalization<TSimd> normalization,
        ref float output,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
        where TExtent : IExtent
    {
        TSimd value = normalization.Of(TExtent.Load<TSimd>(in input, i, columns, 0));
        if (!Unsafe.IsNullRef(ref weight))
            value *= TExtent.Load<TSimd>(in weight, i, columns, 0);
        if (!Unsafe.IsNullRef(ref bias))
            value += TExtent.Load<TSimd>(in bias, i, columns, 0);
        TExtent.Store(activation.Apply(value), ref output, i, columns);
    }

    // The sum of g and, returned, that of g * xhat.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Sums<TSimd>(
        ref float dOutput, ref float input, ref float weight, in LayerNormStatistics moments, nuint columns,
        out float sum)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        Normalization<TSimd> normalization = new(in moments);
        TSimd sums = TSimd.Zero, products = TSimd.Zero;
        nuint i = 0;
        for (; i + (nuint)TSimd.Count <= columns; i += (nuint)TSimd.Count)
        {
            TSimd gradient = Gradient<TSimd, WholeVector>(i, columns, ref dOutput, ref weight);
            sums += gradient;
            products = TSimd.MultiplyAdd(gradient, normalization.Of(TSimd.Load(in input, i)), products);
        }
        if (i < columns)
        {
            TSimd gradient = Gradient<TSimd, EndOfRow>(i, columns, ref dOutput, ref weight);
            TSimd value = Partial.Load<TSimd>(in input, i, columns, moments.Mean);
            sums += gradient;
            products = TSimd.MultiplyAdd(gradient, normalization.Of(value), products);
        }
        sum = TSimd.Sum(sums);
        return TSimd.Sum(products);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void BackwardRow<TSimd>(
        ref float dOutput,
        ref float input,
        ref float weight,
        in LayerNormStatistics moments,
        float meanGradient,
        float meanProduct,
        ref float dInput,
        nuint columns)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        Normalization<TSimd> normalization = new(in moments);
        TSimd average = TSimd.Broadcast(meanGradient), slope = TSimd.Broadcast(-meanProduct);
        nuint i = 0;
        for (; i + (nuint)TSimd.Count <= columns; i += (nuint)TSimd.Count)
        {
            Backward<TSimd, WholeVector>(
                i, columns, ref dOutput, ref input, ref weight, normalization, average, slope, ref dInput);
        }
        if (i < columns)
        {
            Backward<TSimd, EndOfRow>(
                i, columns, ref dOutput, ref input, ref weight, normalization, average, slope, ref dInput);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Backward<TSimd, TExtent>(
        nuint i,
        nuint columns,
        ref float dOutput,
        ref float input,
        ref float weight,
        Normalization<TSimd> normalization,
        TSimd average,
        TSimd slope,
        ref float dInput)
        where TSimd : unmanaged, ISimd<TSimd>
        where TExtent : IExtent
    {
        TSimd gradient = Gradient<TSimd, TExtent>(i, columns, ref dOutput, ref weight);
        TSimd normalized = normalization.Of(TExtent.Load<TSimd>(in input, i, columns, 0));
        TSimd centered = TSimd.MultiplyAdd(normalized, slope, gradient - average);
        TExtent.Store(centered * normalization.Scale, ref dInput, i, columns);
    }

    // g = dY * weight.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Gradient<TSimd, TExtent>(nuint i, nuint columns, ref float dOutput, ref float weight)
        where TSimd : unmanaged, ISimd<TSimd>
        where TExtent : IExtent
    {
        TSimd gradient = TExtent.Load<TSimd>(in dOutput, i, columns, 0);
        return Unsafe.IsNullRef(ref weight) ? gradient : gradient * TExtent.Load<TSimd>(in weight, i, columns, 0);
    }

    // xhat = (x - mean) / deviation.
    private readonly struct Normalization<TSimd>
        where TSimd : unmanaged, ISimd<TSimd>
    {
        private readonly TSimd _mean, _shift;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Normalization(in LayerNormStatistics moments)
        {
            _mean = TSimd.Broadcast(moments.Mean);
            _shift = TSimd.Broadcast(moments.Shift);
            Scale = TSimd.Broadcast(moments.InverseDeviation);
        }

        public TSimd Scale
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TSimd Of(TSimd value) => TSimd.MultiplyAdd(value - _mean, Scale, _shift);
    }
}
