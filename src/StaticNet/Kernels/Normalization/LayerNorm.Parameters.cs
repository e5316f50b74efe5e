using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <content>The gradients of weight and bias.</content>
public static partial class LayerNorm
{
    /// <summary>
    /// <c>dWeight = the sum of dY * xhat</c> and <c>dBias = the sum of dY</c> over all groups in their order, for some
    /// of the rows of a group.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="firstRow">The first of the rows.</param>
    /// <param name="endRow">The row after the last.</param>
    /// <param name="shape">The groups.</param>
    /// <param name="input">The values that forward read.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="dOutput">dY.</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="statistics">What forward wrote.</param>
    /// <param name="statisticsStride">The floats of one sample there.</param>
    /// <param name="dWeight">[rows x columns] of a group.</param>
    /// <param name="dBias">Laid out like dWeight, or a null reference.</param>
    /// <param name="weightStride">The distance of the rows of both.</param>
    /// <param name="accumulate">Whether to add to what they hold.</param>
    public static void ParameterGradients<TSimd>(
        int firstRow,
        int endRow,
        GroupShape shape,
        ref float input,
        nuint inputStride,
        ref float dOutput,
        nuint dOutputStride,
        ref float statistics,
        nuint statisticsStride,
        ref float dWeight,
        ref float dBias,
        nuint weightStride,
        bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int row = firstRow; row < endRow; row++)
        {
            ref float dWeightRow = ref Unsafe.Add(ref dWeight, (nuint)row * weightStride);
            ref float dBiasRow = ref Row(ref dBias, (nuint)row * weightStride);
            if (!accumulate)
            {
                Padding.Clear(1, 0, ref dWeightRow, weightStride);
                if (!Unsafe.IsNullRef(ref dBias))
                    Padding.Clear(1, 0, ref dBiasRow, weightStride);
            }
            for (int group = 0; group < shape.Samples * shape.Groups; group++)
            {
                nuint place = (nuint)(group * shape.Rows + row);
                var moments = LayerNormStatistics.Load(ref Place(ref statistics, statisticsStride, shape, group));
                AddRow<TSimd>(
                    ref Unsafe.Add(ref input, place * inputStride),
                    ref Unsafe.Add(ref dOutput, place * dOutputStride),
                    in moments,
                    ref dWeightRow,
                    ref dBiasRow,
                    (nuint)shape.Columns);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddRow<TSimd>(
        ref float input,
        ref float dOutput,
        in LayerNormStatistics moments,
        ref float dWeight,
        ref float dBias,
        nuint columns)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        bool hasBias = !Unsafe.IsNullRef(ref dBias);
        TSimd mean = TSimd.Broadcast(moments.Mean);
        TSimd scale = TSimd.Broadcast(moments.InverseDeviation);
        TSimd shift = TSimd.Broadcast(moments.Shift);
        for (nuint i = 0; i < columns; i += (nuint)TSimd.Count)
        {
            TSimd gradient = Partial.Load<TSimd>(in dOutput, i, columns, 0);
            TSimd distance = Partial.Load<TSimd>(in input, i, columns, 0) - mean;
            TSimd normalized = TSimd.MultiplyAdd(distance, scale, shift);
            TSimd sum = Partial.Load<TSimd>(in dWeight, i, columns, 0);
            Partial.Store(TSimd.MultiplyAdd(gradient, normalized, sum), ref dWeight, i, columns);
            if (hasBias)
                Partial.Store(Partial.Load<TSimd>(in dBias, i, columns, 0) + gradient, ref dBias, i, columns);
        }
    }
}
