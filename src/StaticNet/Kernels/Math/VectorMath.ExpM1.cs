using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class VectorMath
{
    // From here down e^x - 1 rounds to -1.
    private const float ExpM1Lowest = -20f;

    /// <summary>e^x - 1 to 2 ulp, also around 0. Infinite from 88.73 on, -1 from -17.4 down.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The exponents.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd ExpM1<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd bounded = TSimd.Min(TSimd.Broadcast(ExpHighest), TSimd.Max(TSimd.Broadcast(ExpM1Lowest), x));
        TSimd one = TSimd.Broadcast(1);
        TSimd reduced = ReduceByLn2(bounded, out TSimd exponent);
        // Halved, because 2^128 is not a float: e^x - 1 = 2 (2^(n-1) (e^r - 1) + (2^(n-1) - 1/2)).
        TSimd power = TSimd.ScaleByPowerOfTwo(one, exponent - one);
        TSimd half = TSimd.MultiplyAdd(power, ExpM1Reduced(reduced), power - TSimd.Broadcast(0.5f));
        return half + half;
    }

    /// <summary>e^x - 1 to 2 ulp for x that is at most 0, a little faster. -1 from -17.4 down.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The exponents, none above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd ExpM1NonPositive<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd one = TSimd.Broadcast(1);
        TSimd reduced = ReduceByLn2(TSimd.Max(TSimd.Broadcast(ExpM1Lowest), x), out TSimd exponent);
        TSimd power = TSimd.ScaleByPowerOfTwo(one, exponent);
        return TSimd.MultiplyAdd(power, ExpM1Reduced(reduced), power - one);
    }

    // e^r - 1 on the reduced range: r + r^2 q(r), q of degree 4, with relative error 2^-26.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd ExpM1Reduced<TSimd>(TSimd r)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd square = r * r;
        TSimd low = TSimd.MultiplyAdd(r, TSimd.Broadcast(0.166665434f), TSimd.Broadcast(0.499999981f));
        TSimd high = TSimd.MultiplyAdd(r, TSimd.Broadcast(0.00836654719f), TSimd.Broadcast(0.0416672006f));
        high = TSimd.MultiplyAdd(square, TSimd.Broadcast(0.00138825199f), high);
        return TSimd.MultiplyAdd(square, TSimd.MultiplyAdd(square, high, low), r);
    }
}
