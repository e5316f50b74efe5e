using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class VectorMath
{
    private const float SmallestNormal = 1.17549435e-38f;
    private const float SubnormalScale = 33554432f; // 2^25
    private const float SubnormalExponent = 25;

    /// <summary>
    /// The natural logarithm to 2 ulp, subnormal numbers included. Negative infinity at 0, NaN below, infinity at
    /// infinity.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Log<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd subnormal = TSimd.GreaterThan(TSimd.Broadcast(SmallestNormal), x);
        TSimd normal = TSimd.Select(subnormal, x * TSimd.Broadcast(SubnormalScale), x);
        TSimd significand = TSimd.SplitExponent(normal, out TSimd exponent);
        exponent -= subnormal & TSimd.Broadcast(SubnormalExponent);
        TSimd result = LogOf(significand - TSimd.Broadcast(1), exponent);

        TSimd infinity = TSimd.Broadcast(float.PositiveInfinity);
        result = TSimd.Select(TSimd.Equal(x, infinity), infinity, result);
        result = TSimd.Select(TSimd.Equal(x, TSimd.Zero), -infinity, result);
        result = TSimd.Select(TSimd.GreaterThan(TSimd.Zero, x), TSimd.Broadcast(float.NaN), result);
        return TSimd.Select(TSimd.Equal(x, x), result, x);
    }

    /// <summary>
    /// log(1 + x) to 2 ulp for x in [0, 1], also around 0: the tail of softplus and of the logistic loss.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments, in [0, 1].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Log1pUnit<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        // 1 + x = 2 (1 + (x - 1) / 2): both forms are exact where they are taken.
        TSimd one = TSimd.Broadcast(1);
        TSimd upper = TSimd.GreaterThan(x, TSimd.Broadcast(0.41421356f));
        TSimd fraction = TSimd.Select(upper, (x - one) * TSimd.Broadcast(0.5f), x);
        return LogOf(fraction, upper & one);
    }

    // log(1 + f) + exponent * ln 2 for f in [sqrt(1/2) - 1, sqrt(2) - 1]: f - f^2/2 + f^3 q(f), q of degree 7, with
    // relative error 2^-27.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd LogOf<TSimd>(TSimd f, TSimd exponent)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd square = f * f;
        TSimd q01 = TSimd.MultiplyAdd(f, TSimd.Broadcast(-0.25000821f), TSimd.Broadcast(0.333333317f));
        TSimd q23 = TSimd.MultiplyAdd(f, TSimd.Broadcast(-0.166233578f), TSimd.Broadcast(0.200012268f));
        TSimd q45 = TSimd.MultiplyAdd(f, TSimd.Broadcast(-0.131601808f), TSimd.Broadcast(0.142017602f));
        TSimd q67 = TSimd.MultiplyAdd(f, TSimd.Broadcast(-0.0763448625f), TSimd.Broadcast(0.127615643f));
        TSimd q = TSimd.MultiplyAdd(square, TSimd.MultiplyAdd(square, TSimd.MultiplyAdd(square, q67, q45), q23), q01);
        TSimd tail = TSimd.MultiplyAdd(exponent, TSimd.Broadcast(Ln2Low), square * f * q);
        tail = TSimd.MultiplyAdd(square, TSimd.Broadcast(-0.5f), tail);
        return TSimd.MultiplyAdd(exponent, TSimd.Broadcast(Ln2High), f + tail);
    }
}
