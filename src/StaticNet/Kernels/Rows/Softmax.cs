using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The softmax of one group of any length, and what it shares with cross-entropy. The maximum is subtracted first, so
/// nothing overflows. A NaN in the group makes the whole group NaN, and so does a +infinity (as in PyTorch);
/// -infinity, which masks an entry, gives exactly 0 unless the whole group is masked.
/// </summary>
public static class Softmax
{
    /// <summary><c>destination_i = exp(source_i) / sum_j exp(source_j)</c>; may be in place.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="source">[count].</param>
    /// <param name="destination">[count].</param>
    /// <param name="count">The length of the group, at least 1.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TSimd>(ref readonly float source, ref float destination, int count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        if (count <= TSimd.Count)
        {
            TSimd x = Partial.Load<TSimd>(in source, 0, (nuint)count, float.NegativeInfinity);
            TSimd exponential = VectorMath.ExpNonPositive(x - TSimd.Broadcast(TSimd.MaxAcross(x)));
            TSimd probability = exponential / TSimd.Broadcast(TSimd.Sum(exponential));
            Partial.Store(TSimd.FlushSubnormals(probability), ref destination, 0, (nuint)count);
            return;
        }
        float max = Max<TSimd>(in source, count);
        float sum = Exponentials<TSimd>(in source, ref destination, count, max);
        Scale<TSimd>(ref destination, count, 1 / sum);
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

    /// <summary><c>dX_i = y_i (dY_i - sum_j y_j dY_j)</c>; may be in place.</summary>
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
        TSimd products = TSimd.Zero;
        for (nuint i = 0; i < length; i += (nuint)TSimd.Count)
        {
            TSimd output = Partial.Load<TSimd>(in y, i, length, 0);
            products = TSimd.MultiplyAdd(output, Partial.Load<TSimd>(in dY, i, length, 0), products);
        }
        TSimd mean = TSimd.Broadcast(TSimd.Sum(products));
        for (nuint i = 0; i < length; i += (nuint)TSimd.Count)
        {
            TSimd output = Partial.Load<TSimd>(in y, i, length, 0);
            TSimd gradient = output * (Partial.Load<TSimd>(in dY, i, length, 0) - mean);
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

    /// <summary>The largest value. NaN may be missed: the exponentials that follow find it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static float Max<TSimd>(ref readonly float source, int count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint length = (nuint)count;
        nuint step = (nuint)TSimd.Count;
        if (length < step)
            return TSimd.MaxAcross(Partial.Load<TSimd>(in source, 0, length, float.NegativeInfinity));
        // The last vector overlaps the one before it: the maximum does not mind. Two chains hide the latency.
        TSimd max = TSimd.Load(in source, length - step);
        TSimd other = max;
        nuint i = 0;
        for (; i + 2 * step <= length; i += 2 * step)
        {
            max = TSimd.Max(max, TSimd.Load(in source, i));
            other = TSimd.Max(other, TSimd.Load(in source, i + step));
        }
        if (i + step <= length)
            max = TSimd.Max(max, TSimd.Load(in source, i));
        return TSimd.MaxAcross(TSimd.Max(max, other));
    }

    /// <summary>
    /// Writes exp(source - max), unless <paramref name="destination"/> is a null reference, and returns the sum.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static float Exponentials<TSimd>(ref readonly float source, ref float destination, int count, float max)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint length = (nuint)count;
        nuint whole = length - length % (nuint)TSimd.Count;
        TSimd shift = TSimd.Broadcast(max);
        TSimd sum = TSimd.Zero;
        if (Unsafe.IsNullRef(ref destination))
        {
            for (nuint i = 0; i < whole; i += (nuint)TSimd.Count)
                sum += VectorMath.ExpNonPositive(TSimd.Load(in source, i) - shift);
        }
        else
        {
            for (nuint i = 0; i < whole; i += (nuint)TSimd.Count)
            {
                TSimd exponential = VectorMath.ExpNonPositive(TSimd.Load(in source, i) - shift);
                TSimd.Store(exponential, ref destination, i);
                sum += exponential;
            }
        }
        float total = TSimd.Sum(sum);
        return whole < length ? total + RestExponentials<TSimd>(in source, ref destination, whole, length, max) : total;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float RestExponentials<TSimd>(
        ref readonly float source, ref float destination, nuint start, nuint length, float max)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd rest = Partial.Load<TSimd>(in source, start, length, float.NegativeInfinity);
        TSimd exponential = VectorMath.ExpNonPositive(rest - TSimd.Broadcast(max));
        if (!Unsafe.IsNullRef(ref destination))
            Partial.Store(exponential, ref destination, start, length);
        return TSimd.Sum(exponential);
    }

    /// <summary>Multiplies all values by a factor; what becomes subnormal is zero.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Scale<TSimd>(ref float values, int count, float factor)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint length = (nuint)count;
        nuint i = 0;
        TSimd factors = TSimd.Broadcast(factor);
        for (; i + (nuint)TSimd.Count <= length; i += (nuint)TSimd.Count)
            TSimd.Store(TSimd.FlushSubnormals(TSimd.Load(in values, i) * factors), ref values, i);
        if (i < length)
        {
            TSimd scaled = Partial.Load<TSimd>(in values, i, length, 0) * factors;
            Partial.Store(TSimd.FlushSubnormals(scaled), ref values, i, length);
        }
    }
}
