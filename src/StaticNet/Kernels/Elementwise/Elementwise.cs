using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Activations over matrices whose rows need not be padded: nothing beyond a row's columns is touched.
/// </summary>
public static partial class Elementwise
{
    /// <summary>
    /// <c>destination[r, c] = activation(source[r, c])</c>, with zeros in place of subnormal numbers, in which the tails
    /// of some activations end; in place where the two are one.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="source">[rows x columns].</param>
    /// <param name="sourceStride">The distance between its rows, in floats.</param>
    /// <param name="destination">[rows x columns].</param>
    /// <param name="destinationStride">The distance between its rows, in floats.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="activation">The activation.</param>
    public static void Apply<TSimd, TActivation>(
        ref readonly float source,
        nuint sourceStride,
        ref float destination,
        nuint destinationStride,
        int rows,
        int columns,
        TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        nuint width = (nuint)columns;
        nuint height = (nuint)rows;
        if (sourceStride == width && destinationStride == width)
            (width, height) = (width * height, 1);
        for (nuint row = 0; row < height; row++)
        {
            ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in source), row * sourceStride);
            ref float to = ref Unsafe.Add(ref destination, row * destinationStride);
            ApplyRow<TSimd, TActivation>(ref from, ref to, width, activation);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ApplyRow<TSimd, TActivation>(
        ref float source, ref float destination, nuint count, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
    {
        nuint i = 0;
        for (; i + (nuint)TSimd.Count <= count; i += (nuint)TSimd.Count)
            TSimd.Store(Apply(TSimd.Load(in source, i), activation), ref destination, i);
        if (i < count)
            Partial.Store(Apply(Partial.Load<TSimd>(in source, i, count, 0), activation), ref destination, i, count);
    }

    // The identity stands for a copy.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Apply<TSimd, TActivation>(TSimd value, TActivation activation)
        where TSimd : unmanaged, ISimd<TSimd>
        where TActivation : struct, IActivation
        => typeof(TActivation) == typeof(Identity) ? value : TSimd.FlushSubnormals(activation.Apply(value));
}
