using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class VectorMath
{
    // The rational has passed 1 here and is cut there: the function is exactly +-1 from about 9.1 on.
    private const float TanhHighest = 9.5f;

    // x P(x^2) / Q(x^2), both of degree 4, with relative error 2^-25 on [-9, 9]. The two share a factor for which
    // rounding the coefficients to floats does least harm.
    private const float TanhP0 = 1.44773388f;
    private const float TanhP1 = 0.193764299f;
    private const float TanhP2 = 0.00506560085f;
    private const float TanhP3 = 2.99117673e-5f;
    private const float TanhP4 = 1.94279881e-8f;
    private const float TanhQ0 = 1.44773388f;
    private const float TanhQ1 = 0.67634207f;
    private const float TanhQ2 = 0.0374820754f;
    private const float TanhQ3 = 0.000476452376f;
    private const float TanhQ4 = 1.12990324e-6f;

    /// <summary>
    /// The hyperbolic tangent to 5 ulp (half that around 0), exactly 1 and -1 from 9.5 on: one division and no
    /// exponential.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Tanh<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        // Only the square is bounded: from there on the quotient grows like x, and is cut.
        TSimd t = TSimd.Min(TSimd.Broadcast(TanhHighest * TanhHighest), x * x);
        TSimd t2 = t * t;
        TSimd p01 = TSimd.MultiplyAdd(t, TSimd.Broadcast(TanhP1), TSimd.Broadcast(TanhP0));
        TSimd q01 = TSimd.MultiplyAdd(t, TSimd.Broadcast(TanhQ1), TSimd.Broadcast(TanhQ0));
        TSimd p23 = TSimd.MultiplyAdd(t, TSimd.Broadcast(TanhP3), TSimd.Broadcast(TanhP2));
        TSimd q23 = TSimd.MultiplyAdd(t, TSimd.Broadcast(TanhQ3), TSimd.Broadcast(TanhQ2));
        TSimd p24 = TSimd.MultiplyAdd(t2, TSimd.Broadcast(TanhP4), p23);
        TSimd q24 = TSimd.MultiplyAdd(t2, TSimd.Broadcast(TanhQ4), q23);
        TSimd numerator = x * TSimd.MultiplyAdd(t2, p24, p01);
        return Clamp(numerator / TSimd.MultiplyAdd(t2, q24, q01), 1);
    }

    // NaN stays NaN: it stands on the right.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Clamp<TSimd>(TSimd x, float bound)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Min(TSimd.Broadcast(bound), TSimd.Max(TSimd.Broadcast(-bound), x));
}
