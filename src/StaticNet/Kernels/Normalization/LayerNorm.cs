using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Normalisation of groups of values that lie in rows, with a weight and a bias for each value of a group: layer
/// normalisation, and without a mean RMS normalisation.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LayerNorm
{
    /// <summary>
    /// <c>y = activation((x - mean) / sqrt(variance + epsilon) * weight + bias)</c>, mean and variance over each group;
    /// where not <paramref name="centered"/>, <c>x / sqrt(mean(x^2) + epsilon)</c>.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="shape">The groups.</param>
    /// <param name="input">The values.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="weight">[rows x columns] of a group, or a null reference.</param>
    /// <param name="bias">Laid out like the weight, or a null reference.</param>
    /// <param name="weightStride">The distance of the rows of both.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="centered">Whether the mean is subtracted.</param>
    /// <param name="statistics">
    /// Receives what backward needs, 4 floats for each group, unless it is a null reference.
    /// </param>
    /// <param name="statisticsStride">The floats of one sample there.</param>
    /// <param name="output">Receives the results.</param>
    /// <param name="outputStride">The distance of their rows.</param>
    /// <param name="activation">The activation.</param>
    public static void Forward<TSimd, TActivation>(
        GroupShape shape,
        ref float input,
        nuint inputStride,
        ref float weight,
        ref float bias,
        nuint weightStride,
        float epsilon,
        bool centered,
        ref float statistics,
        nuint statisticsStride,
        ref float output,
        nuint outputStride,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        for (int group = 0; group < shape.Samples * shape.Groups; group++)
        {
            nuint first = (nuint)(group * shape.Rows);
            ref float from = ref Unsafe.Add(ref input, first * inputStride);
            ref float to = ref Unsafe.Add(ref output, first * outputStride);
            var moments = LayerNormStatistics.Compute<TSimd>(ref from, inputStride, shape, epsilon, centered);
            if (!Unsafe.IsNullRef(ref statistics))
                moments.Store(ref Place(ref statistics, statisticsStride, shape, group));
            for (nuint row = 0; row < (nuint)shape.Rows; row++)
            {
                ForwardRow<TSimd, TActivation>(
                    ref Unsafe.Add(ref from, row * inputStride),
                    ref Row(ref weight, row * weightStride),
                    ref Row(ref bias, row * weightStride),
                    in moments,
                    ref Unsafe.Add(ref to, row * outputStride),
                    (nuint)shape.Columns,
                    activation);
            }
        }
    }

    /// <summary>
    /// <c>dX = (g - mean(g) - xhat * mean(g * xhat)) / sqrt(variance + epsilon)</c> with <c>g = dY * weight</c>; where
    /// not <paramref name="centered"/>, without mean(g). Padding of dX becomes zero; dX may take dY's place.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="shape">The groups.</param>
    /// <param name="dOutput">dY.</param>
    /// <param name="dOutputStride">The distance of its rows.</param>
    /// <param name="input">The values that forward read.</param>
    /// <param name="inputStride">The distance of their rows.</param>
    /// <param name="weight">[rows x columns] of a group, or a null reference.</param>
    /// <param name="weightStride">The distance of its rows.</param>
    /// <param name="centered">Whether forward subtracted the mean.</param>
    /// <param name="statistics">What forward wrote.</param>
    /// <param name="statisticsStride">The floats of one sample there.</param>
    /// <param name="dInput">Receives dX.</param>
    /// <param name="dInputStride">The distance of its rows.</param>
    public static void Backward<TSimd>(
        GroupShape shape,
        ref float dOutput,
        nuint dOutputStride,
        ref float input,
        nuint inputStride,
        ref float weight,
        nuint weightStride,
        bool centered,
        ref float statistics,
        nuint statisticsStride,
        ref float dInput,
        nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        for (int group = 0; group < shape.Samples * shape.Groups; group++)
        {
            nuint first = (nuint)(group * shape.Rows);
            var moments = LayerNormStatistics.Load(ref Place(ref statistics, statisticsStride, shape, group));
            double sum = 0, products = 0;
            for (nuint row = 0; row < (nuint)shape.Rows; row++)
            {
                products += Sums<TSimd>(
                    ref Unsafe.Add(ref dOutput, (first + row) * dOutputStride),
                    ref Unsafe.Add(ref input, (first + row) * inputStride),
                    ref Row(ref weight, row * weightStride),
                    in moments,
                    (nuint)shape.Columns,
                    out float rowSum);
                sum += rowSum;
            }
            float mean = centered ? (float)(sum / shape.Count) : 0;
            for (nuint row = 0; row < (nuint)shape.Rows; row++)
            {
                BackwardRow<TSimd>(
                    ref Unsafe.Add(ref dOutput, (first + row) * dOutputStride),
                    ref Unsafe.Add(ref input, (first + row) * inputStride),
                    ref Row(ref weight, row * weightStride),
                    in moments,
                    mean,
                    (float)(products / shape.Count),
                    ref Unsafe.Add(ref dInput, (first + row) * dInputStride),
                    (nuint)shape.Columns);
            }
        }
        if (dInputStride > (nuint)shape.Columns)
            Padding.Clear(shape.Samples * shape.Groups * shape.Rows, shape.Columns, ref dInput, dInputStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Place(ref float statistics, nuint stride, GroupShape shape, int group)
    {
        (int sample, int own) = Math.DivRem(group, shape.Groups);
        return ref Unsafe.Add(ref statistics, (nuint)sample * stride + (nuint)(own * LayerNormStatistics.Floats));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Row(ref float matrix, nuint offset)
    {
        if (Unsafe.IsNullRef(ref matrix))
            return ref matrix;
        return ref Unsafe.Add(ref matrix, offset);
    }
}
