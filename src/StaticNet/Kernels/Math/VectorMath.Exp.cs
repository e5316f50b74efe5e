using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Elementary functions over vectors of any width, as float polynomials and rationals whose coefficients are our own
/// minimax fits. NaN gives NaN. The stated errors, in units in the last place, hold at every width, with fused
/// multiply-add and without; tests sample them densely.
/// </summary>
public static partial class VectorMath
{
    private const float Log2E = 1.44269504f;

    // ln 2 in two parts: a whole number times the first is exact, so the reduced argument is right to the last bit.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    // Below this, 2^(exponent - 1) is not a normal number any more.
    private const float ExpLowest = -86.98f;

    // Here the result has become infinite.
    private const float ExpHighest = 89f;

    /// <summary>
    /// e^x to 2 ulp. Infinite from 88.73 on; zero below -86.98, where the result would be nearly subnormal.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The exponents.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Exp<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd lowest = TSimd.Broadcast(ExpLowest);
        TSimd result = ExpBounded(TSimd.Min(TSimd.Broadcast(ExpHighest), TSimd.Max(lowest, x)));
        return TSimd.Select(TSimd.GreaterThan(lowest, x), TSimd.Zero, result);
    }

    /// <summary>
    /// e^x to 2 ulp for x that is at most 0 (as in a softmax, where the maximum was subtracted), a little faster. Zero
    /// below -86.98.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The exponents, none above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd ExpNonPositive<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd lowest = TSimd.Broadcast(ExpLowest);
        TSimd reduced = ReduceByLn2(TSimd.Max(lowest, x), out TSimd exponent);
        TSimd significand = ExpReduced(reduced, 1);
        TSimd result = TSimd.ScaleByPowerOfTwo(significand, exponent);
        return TSimd.Select(TSimd.GreaterThan(lowest, x), TSimd.Zero, result);
    }

    // e^x for x in [ExpLowest, ExpHighest]: twice the significand times 2^(exponent - 1), because 2^128 is not a float.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd ExpBounded<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd reduced = ReduceByLn2(x, out TSimd exponent);
        TSimd twice = ExpReduced(reduced, 2);
        return TSimd.ScaleByPowerOfTwo(twice, exponent - TSimd.Broadcast(1));
    }

    // x = exponent * ln 2 + remainder, the remainder within [-ln 2 / 2, ln 2 / 2].
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd ReduceByLn2<TSimd>(TSimd x, out TSimd exponent)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        exponent = TSimd.Round(x * TSimd.Broadcast(Log2E));
        TSimd remainder = TSimd.MultiplyAdd(exponent, TSimd.Broadcast(-Ln2High), x);
        return TSimd.MultiplyAdd(exponent, TSimd.Broadcast(-Ln2Low), remainder);
    }

    // factor * e^r on the reduced range: 1 + r + r^2 q(r), q of degree 4, with relative error 2^-28.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd ExpReduced<TSimd>(TSimd r, float factor)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd square = r * r;
        TSimd low = TSimd.MultiplyAdd(
            r, TSimd.Broadcast(factor * 0.166665204f), TSimd.Broadcast(factor * 0.499999934f));
        TSimd high = TSimd.MultiplyAdd(
            r, TSimd.Broadcast(factor * 0.00836874531f), TSimd.Broadcast(factor * 0.0416683907f));
        high = TSimd.MultiplyAdd(square, TSimd.Broadcast(factor * 0.00138145464f), high);
        TSimd linear = TSimd.MultiplyAdd(r, TSimd.Broadcast(factor), TSimd.Broadcast(factor));
        return TSimd.MultiplyAdd(square, TSimd.MultiplyAdd(square, high, low), linear);
    }
}
