using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The rectifier with learned slopes, <c>y = x</c> for x above 0, <c>weight x</c> otherwise. One slope for all columns
/// stands alone, others in a row. Source: He et al., ICCV 2015.
/// </summary>
public static class PRelu
{
    /// <summary>The outputs of some rows; may be in place.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="input">[rows x columns].</param>
    /// <param name="inputStride">The distance between its rows, in floats.</param>
    /// <param name="weight">[columns], or [1].</param>
    /// <param name="perColumn">Whether each column has a slope.</param>
    /// <param name="output">[rows x columns].</param>
    /// <param name="outputStride">The distance between its rows, in floats.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TSimd>(
        int rows, int columns, ref readonly float input, nuint inputStride, ref readonly float weight, bool perColumn,
        ref float output, nuint outputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = (nuint)columns;
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in input), row * inputStride);
            ref float to = ref Unsafe.Add(ref output, row * outputStride);
            for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
            {
                TSimd x = Partial.Load<TSimd>(in from, i, width, 0);
                TSimd slope = Slope<TSimd>(in weight, perColumn, i, width);
                TSimd value = TSimd.Select(TSimd.GreaterThan(x, TSimd.Zero), x, slope * x);
                Partial.Store(TSimd.FlushSubnormals(value), ref to, i, width);
            }
        }
    }

    /// <summary>The input's gradients of some rows; may be in place.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="dOutput">[rows x columns].</param>
    /// <param name="dOutputStride">The distance between its rows, in floats.</param>
    /// <param name="input">[rows x columns].</param>
    /// <param name="inputStride">The distance between its rows, in floats.</param>
    /// <param name="weight">[columns], or [1].</param>
    /// <param name="perColumn">Whether each column has a slope.</param>
    /// <param name="dInput">[rows x columns].</param>
    /// <param name="dInputStride">The distance between its rows, in floats.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TSimd>(
        int rows, int columns, ref readonly float dOutput, nuint dOutputStride, ref readonly float input,
        nuint inputStride, ref readonly float weight, bool perColumn, ref float dInput, nuint dInputStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = (nuint)columns;
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            ref float dY = ref Unsafe.Add(ref Unsafe.AsRef(in dOutput), row * dOutputStride);
            ref float at = ref Unsafe.Add(ref Unsafe.AsRef(in input), row * inputStride);
            ref float to = ref Unsafe.Add(ref dInput, row * dInputStride);
            for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
            {
                TSimd gradient = Partial.Load<TSimd>(in dY, i, width, 0);
                TSimd slope = Slope<TSimd>(in weight, perColumn, i, width);
                TSimd isPositive = TSimd.GreaterThan(Partial.Load<TSimd>(in at, i, width, 0), TSimd.Zero);
                TSimd value = TSimd.Select(isPositive, gradient, slope * gradient);
                Partial.Store(TSimd.FlushSubnormals(value), ref to, i, width);
            }
        }
    }

    /// <summary>
    /// The gradients of the slopes: the sum of <c>dY min(x, 0)</c> over rows, of one slope over columns too.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="input">[rows x columns].</param>
    /// <param name="inputStride">The distance between its rows, in floats.</param>
    /// <param name="dOutput">[rows x columns].</param>
    /// <param name="dOutputStride">The distance between its rows, in floats.</param>
    /// <param name="dWeight">[columns], or [1], with padding after.</param>
    /// <param name="weightStride">Its length with padding, which becomes zero.</param>
    /// <param name="perColumn">Whether each column has a slope.</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    public static void ParameterGradients<TSimd>(
        int rows, int columns, ref readonly float input, nuint inputStride, ref readonly float dOutput,
        nuint dOutputStride, ref float dWeight, nuint weightStride, bool perColumn, bool accumulate)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        if (!accumulate)
            Padding.Clear(1, 0, ref dWeight, weightStride);
        AddGradients<TSimd>(rows, columns, in input, inputStride, in dOutput, dOutputStride, ref dWeight, perColumn);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddGradients<TSimd>(
        int rows, int columns, ref readonly float input, nuint inputStride, ref readonly float dOutput,
        nuint dOutputStride, ref float dWeight, bool perColumn)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint width = (nuint)columns;
        double all = 0;
        for (nuint i = 0; i < width; i += (nuint)TSimd.Count)
        {
            TSimd sum = perColumn ? Partial.Load<TSimd>(in dWeight, i, width, 0) : TSimd.Zero;
            for (nuint row = 0; row < (nuint)rows; row++)
            {
                ref float x = ref Unsafe.Add(ref Unsafe.AsRef(in input), row * inputStride);
                ref float dY = ref Unsafe.Add(ref Unsafe.AsRef(in dOutput), row * dOutputStride);
                TSimd negative = TSimd.Min(TSimd.Zero, Partial.Load<TSimd>(in x, i, width, 0));
                sum = TSimd.MultiplyAdd(Partial.Load<TSimd>(in dY, i, width, 0), negative, sum);
            }
            if (perColumn)
                Partial.Store(sum, ref dWeight, i, width);
            else
                all += TSimd.Sum(sum);
        }
        if (!perColumn)
            dWeight += (float)all;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Slope<TSimd>(ref readonly float weight, bool perColumn, nuint column, nuint columns)
        where TSimd : unmanaged, ISimd<TSimd>
        => perColumn ? Partial.Load<TSimd>(in weight, column, columns, 0) : TSimd.Broadcast(weight);
}
