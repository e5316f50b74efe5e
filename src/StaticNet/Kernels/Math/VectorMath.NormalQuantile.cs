using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class VectorMath
{
    private const float Sqrt2 = 1.41421356f;

    /// <summary>
    /// The number below which a standard normal one lies with probability <paramref name="p"/>, to a relative error of
    /// 1e-6: with even random numbers it makes normal ones. Infinite at 0 and 1, NaN outside.
    /// Source: Giles, Approximating the erfinv function, GPU Computing Gems 2 (2011).
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="p">The probabilities, in (0, 1).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd NormalQuantile<TSimd>(TSimd p)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        // (1 - x)(1 + x) = 4 p (1 - p) for x = 2 p - 1, which is exact in both tails.
        TSimd one = TSimd.Broadcast(1);
        TSimd x = p + p - one;
        TSimd w = -Log(TSimd.Broadcast(4) * p * (one - p));
        TSimd center = w - TSimd.Broadcast(2.5f);
        TSimd tail = TSimd.Sqrt(w) - TSimd.Broadcast(3);
        TSimd isTail = TSimd.GreaterThan(w, TSimd.Broadcast(5));
        TSimd slope = TSimd.Select(isTail, QuantileTail(tail), QuantileCenter(center));
        return TSimd.Broadcast(Sqrt2) * x * slope;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd QuantileCenter<TSimd>(TSimd w)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd sum = TSimd.MultiplyAdd(w, TSimd.Broadcast(2.81022636e-08f), TSimd.Broadcast(3.43273939e-07f));
        sum = TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(-3.5233877e-06f));
        sum = TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(-4.39150654e-06f));
        sum = TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(0.00021858087f));
        sum = TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(-0.00125372503f));
        sum = TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(-0.00417768164f));
        sum = TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(0.246640727f));
        return TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(1.50140941f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd QuantileTail<TSimd>(TSimd w)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd sum = TSimd.MultiplyAdd(w, TSimd.Broadcast(-0.000200214257f), TSimd.Broadcast(0.000100950558f));
        sum = TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(0.00134934322f));
        sum = TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(-0.00367342844f));
        sum = TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(0.00573950773f));
        sum = TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(-0.0076224613f));
        sum = TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(0.00943887047f));
        sum = TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(1.00167406f));
        return TSimd.MultiplyAdd(w, sum, TSimd.Broadcast(2.83297682f));
    }
}
