using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class VectorMath
{
    private const float TwoOverPi = 0.636619747f;

    // pi / 2 in three parts: whole numbers up to 2^13 times the first two are exact.
    private const float HalfPiHigh = 1.5703125f;
    private const float HalfPiMiddle = 0.000483751297f;
    private const float HalfPiLow = 7.54979013e-8f;

    /// <summary>
    /// The sine to 2e-7 for |x| up to 8,192, less exact for larger ones as the rounding of x itself is. NaN for
    /// infinities.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments, in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Sin<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd r = ReduceByHalfPi(x, out TSimd quarter);
        TSimd isOdd = TSimd.Equal(TSimd.Abs(quarter), TSimd.Broadcast(1));
        TSimd isNegative = TSimd.Equal(quarter, TSimd.Broadcast(-1))
            | TSimd.Equal(TSimd.Abs(quarter), TSimd.Broadcast(2));
        return Wave(r, isOdd, isNegative);
    }

    /// <summary>The cosine, as exact as <see cref="Sin"/>.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments, in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Cos<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd r = ReduceByHalfPi(x, out TSimd quarter);
        TSimd isEven = TSimd.GreaterThan(TSimd.Abs(quarter), TSimd.Broadcast(1)) | TSimd.Equal(quarter, TSimd.Zero);
        TSimd isNegative = TSimd.Equal(quarter, TSimd.Broadcast(1))
            | TSimd.Equal(TSimd.Abs(quarter), TSimd.Broadcast(2));
        return Wave(r, isEven, isNegative);
    }

    /// <summary>The arc tangent to 3 ulp.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Atan<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        // Beyond 1 it is pi / 2 less that of 1 / |x|. On [0, 1]: t + t^3 q(t^2), q of degree 8, with relative error
        // 2^-28.
        TSimd one = TSimd.Broadcast(1), magnitude = TSimd.Abs(x);
        TSimd isFar = TSimd.GreaterThan(magnitude, one);
        TSimd t = TSimd.Select(isFar, one / magnitude, magnitude);
        TSimd z = t * t, z2 = z * z;
        TSimd q01 = TSimd.MultiplyAdd(z, TSimd.Broadcast(0.199986385f), TSimd.Broadcast(-0.333333019f));
        TSimd q23 = TSimd.MultiplyAdd(z, TSimd.Broadcast(0.109575713f), TSimd.Broadcast(-0.142652444f));
        TSimd q45 = TSimd.MultiplyAdd(z, TSimd.Broadcast(0.0582343243f), TSimd.Broadcast(-0.0841944533f));
        TSimd q67 = TSimd.MultiplyAdd(z, TSimd.Broadcast(0.0110643302f), TSimd.Broadcast(-0.0314554862f));
        TSimd q = TSimd.MultiplyAdd(z2, TSimd.Broadcast(-0.00182718922f), q67);
        q = TSimd.MultiplyAdd(z2, TSimd.MultiplyAdd(z2, TSimd.MultiplyAdd(z2, q, q45), q23), q01);
        TSimd near = TSimd.MultiplyAdd(t * z, q, t);
        TSimd angle = TSimd.Select(isFar, TSimd.Broadcast(1.57079633f) - near, near);
        return angle | (x & TSimd.Broadcast(-0f));
    }

    // x = k pi / 2 + remainder, the remainder within [-pi / 4, pi / 4]; quarter is k modulo 4, from -2 to 2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd ReduceByHalfPi<TSimd>(TSimd x, out TSimd quarter)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd k = TSimd.Round(x * TSimd.Broadcast(TwoOverPi));
        TSimd r = TSimd.MultiplyAdd(k, TSimd.Broadcast(-HalfPiHigh), x);
        r = TSimd.MultiplyAdd(k, TSimd.Broadcast(-HalfPiMiddle), r);
        quarter = TSimd.MultiplyAdd(
            TSimd.Round(k * TSimd.Broadcast(0.25f)), TSimd.Broadcast(-4), k);
        return TSimd.MultiplyAdd(k, TSimd.Broadcast(-HalfPiLow), r);
    }

    // cos r or sin r on the reduced range, with relative errors 2^-33 and 2^-28, negated where asked for.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Wave<TSimd>(TSimd r, TSimd isCosine, TSimd isNegative)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd z = r * r;
        TSimd sine = TSimd.MultiplyAdd(z, TSimd.Broadcast(-0.00019516012f), TSimd.Broadcast(0.00833216893f));
        sine = TSimd.MultiplyAdd(z * r, TSimd.MultiplyAdd(z, sine, TSimd.Broadcast(-0.166666548f)), r);
        TSimd cosine = TSimd.MultiplyAdd(z, TSimd.Broadcast(2.44370081e-5f), TSimd.Broadcast(-0.00138873554f));
        cosine = TSimd.MultiplyAdd(z, cosine, TSimd.Broadcast(0.0416666466f));
        TSimd parabola = TSimd.MultiplyAdd(z, TSimd.Broadcast(-0.5f), TSimd.Broadcast(1));
        cosine = TSimd.MultiplyAdd(z * z, cosine, parabola);
        return TSimd.Select(isCosine, cosine, sine) ^ (isNegative & TSimd.Broadcast(-0f));
    }
}
