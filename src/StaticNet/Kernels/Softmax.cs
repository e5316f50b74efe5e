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
    public static void Forward<TSimd>(ref readonly float source, ref float destination, int count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        if (count <= TSimd.Count)
        {
            TSimd x = Partial.Load<TSimd>(in source, 0, (nuint)count, float.NegativeInfinity);
            TSimd exponential = VectorMath.ExpNonPositive(x - TSimd.Broadcast(TSimd.MaxAcross(x)));
            TSimd probability = exponential / TSimd.Broadcast(TSimd.Sum(exponential));
            Partial.Store(probability, ref destination, 0, (nuint)count);
            return;
        }
        float max = Max<TSimd>(in source, count);
        float sum = Exponentials<TSimd>(in source, ref destination, count, max);
        Scale<TSimd>(ref destination, count, 1 / sum);
    }

    /// <summary><c>dX_i = y_i (dY_i - sum_j y_j dY_j)</c>; may be in place.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="y">[count]: the output.</param>
    /// <param name="dY">[count]: the gradient with respect to it.</param>
    /// <param name="dX">[count]: receives the gradient with respect to the input.</param>
    /// <param name="count">The length of the group, at least 1.</param>
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
            Partial.Store(output * (Partial.Load<TSimd>(in dY, i, length, 0) - mean), ref dX, i, length);
        }
    }

    /// <summary>The largest value. NaN may be missed: the exponentials that follow find it.</summary>
    internal static float Max<TSimd>(ref readonly float source, int count)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint length = (nuint)count;
        nuint i = 0;
        TSimd max = TSimd.Broadcast(float.NegativeInfinity);
        for (; i + (nuint)TSimd.Count <= length; i += (nuint)TSimd.Count)
            max = TSimd.Max(max, TSimd.Load(in source, i));
        if (i < length)
            max = TSimd.Max(max, Partial.Load<TSimd>(in source, i, length, float.NegativeInfinity));
        return TSimd.MaxAcross(max);
    }

    /// <summary>
    /// Writes exp(source - max), unless <paramref name="destination"/> is a null reference, and returns the sum.
    /// </summary>
    internal static float Exponentials<TSimd>(ref readonly float source, ref float destination, int count, float max)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint length = (nuint)count;
        nuint i = 0;
        bool store = !Unsafe.IsNullRef(ref destination);
        TSimd shift = TSimd.Broadcast(max);
        TSimd sum = TSimd.Zero;
        for (; i + (nuint)TSimd.Count <= length; i += (nuint)TSimd.Count)
        {
            TSimd exponential = VectorMath.ExpNonPositive(TSimd.Load(in source, i) - shift);
            sum += exponential;
            if (store)
                TSimd.Store(exponential, ref destination, i);
        }
        if (i < length)
        {
            TSimd rest = Partial.Load<TSimd>(in source, i, length, float.NegativeInfinity);
            TSimd exponential = VectorMath.ExpNonPositive(rest - shift);
            sum += exponential;
            if (store)
                Partial.Store(exponential, ref destination, i, length);
        }
        return TSimd.Sum(sum);
    }

    /// <summary>Multiplies all values by a factor.</summary>
    internal static void Scale<TSimd>(ref float values, int count, float factor)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        nuint length = (nuint)count;
        nuint i = 0;
        TSimd factors = TSimd.Broadcast(factor);
        for (; i + (nuint)TSimd.Count <= length; i += (nuint)TSimd.Count)
            TSimd.Store(TSimd.Load(in values, i) * factors, ref values, i);
        if (i < length)
            Partial.Store(Partial.Load<TSimd>(in values, i, length, 0) * factors, ref values, i, length);
    }
}
