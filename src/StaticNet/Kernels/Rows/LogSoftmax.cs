using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The logarithm of the softmax of one group of any length. The maximum is subtracted first, so nothing overflows; a
/// NaN in the group makes the whole group NaN.
/// </summary>
public static class LogSoftmax
{
    /// <summary><c>destination_i = source_i - log(sum_j exp(source_j))</c>; may be in place.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="source">[count].</param>
    /// <param name="destination">[count].</param>
    /// <param name="count">The length of the group, at least 1.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TSimd>(ref readonly float source, ref float destination, int count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        float max = Softmax.Max<TSimd>(in source, count);
        float sum = Softmax.Exponentials<TSimd>(in source, ref Unsafe.NullRef<float>(), count, max);
        nuint length = (nuint)count;
        TSimd shift = TSimd.Broadcast(max), logarithm = TSimd.Broadcast(MathF.Log(sum));
        for (nuint i = 0; i < length; i += (nuint)TSimd.Count)
        {
            // The difference from the maximum is exact where the two are near, and then small.
            TSimd value = Partial.Load<TSimd>(in source, i, length, 0) - shift - logarithm;
            Partial.Store(TSimd.FlushSubnormals(value), ref destination, i, length);
        }
    }

    /// <summary>The same of many groups; may be in place.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="groups">The number of groups.</param>
    /// <param name="count">The length of each group, at least 1.</param>
    /// <param name="source">[groups x count].</param>
    /// <param name="sourceStride">The distance of its rows.</param>
    /// <param name="destination">[groups x count].</param>
    /// <param name="destinationStride">The distance of its rows.</param>
    public static void Forward<TSimd>(
        int groups, int count, ref readonly float source, nuint sourceStride, ref float destination,
        nuint destinationStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float from = ref Unsafe.AsRef(in source);
        for (int group = 0; group < groups; group++)
        {
            Forward<TSimd>(in from, ref destination, count);
            from = ref Unsafe.Add(ref from, sourceStride);
            destination = ref Unsafe.Add(ref destination, destinationStride);
        }
    }

    /// <summary><c>dX_i = dY_i - exp(y_i) sum_j dY_j</c>; may be in place.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="y">[count]: the output.</param>
    /// <param name="dY">[count]: the gradient with respect to it.</param>
    /// <param name="dX">[count]: receives the gradient with respect to the input.</param>
    /// <param name="count">The length of the group, at least 1.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TSimd>(ref readonly float y, ref readonly float dY, ref float dX, int count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint length = (nuint)count;
        TSimd gradients = TSimd.Zero;
        for (nuint i = 0; i < length; i += (nuint)TSimd.Count)
            gradients += Partial.Load<TSimd>(in dY, i, length, 0);
        TSimd sum = TSimd.Broadcast(-TSimd.Sum(gradients));
        for (nuint i = 0; i < length; i += (nuint)TSimd.Count)
        {
            TSimd probability = VectorMath.ExpNonPositive(Partial.Load<TSimd>(in y, i, length, 0));
            TSimd gradient = TSimd.MultiplyAdd(probability, sum, Partial.Load<TSimd>(in dY, i, length, 0));
            Partial.Store(TSimd.FlushSubnormals(gradient), ref dX, i, length);
        }
    }

    /// <summary>The same of many groups; may be in place.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="groups">The number of groups.</param>
    /// <param name="count">The length of each group, at least 1.</param>
    /// <param name="y">[groups x count]: the output.</param>
    /// <param name="yStride">The distance of its rows.</param>
    /// <param name="dY">[groups x count]: the gradient with respect to it.</param>
    /// <param name="dYStride">The distance of its rows.</param>
    /// <param name="dX">[groups x count]: receives the gradient with respect to the input.</param>
    /// <param name="dXStride">The distance of its rows.</param>
    public static void Backward<TSimd>(
        int groups, int count, ref readonly float y, nuint yStride, ref readonly float dY, nuint dYStride,
        ref float dX, nuint dXStride)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float output = ref Unsafe.AsRef(in y);
        ref float gradient = ref Unsafe.AsRef(in dY);
        for (int group = 0; group < groups; group++)
        {
            Backward<TSimd>(in output, in gradient, ref dX, count);
            output = ref Unsafe.Add(ref output, yStride);
            gradient = ref Unsafe.Add(ref gradient, dYStride);
            dX = ref Unsafe.Add(ref dX, dXStride);
        }
    }
}
