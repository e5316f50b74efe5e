using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <content>Simple functions, made of the vector's own operations and of other functions.</content>
public static partial class VectorMath
{
    /// <summary>The smaller of each pair; NaN where either is NaN.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="left">The first of each pair.</param>
    /// <param name="right">The second of each pair.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Min<TSimd>(TSimd left, TSimd right)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Select(TSimd.Equal(left, left), TSimd.Min(left, right), left);

    /// <summary>The larger of each pair; NaN where either is NaN.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="left">The first of each pair.</param>
    /// <param name="right">The second of each pair.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Max<TSimd>(TSimd left, TSimd right)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Select(TSimd.Equal(left, left), TSimd.Max(left, right), left);

    /// <summary>-1 below 0, 1 above, 0 at 0; NaN for NaN.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Sign<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd one = TSimd.Broadcast(1);
        // Zero and NaN are on neither side, and stay what they are.
        TSimd positive = TSimd.Select(TSimd.GreaterThan(x, TSimd.Zero), one, x);
        return TSimd.Select(TSimd.GreaterThan(TSimd.Zero, x), -one, positive);
    }

    /// <summary>The largest whole number that is not above the argument.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Floor<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd nearest = TSimd.Round(x);
        return nearest - (TSimd.GreaterThan(nearest, x) & TSimd.Broadcast(1));
    }

    /// <summary>The smallest whole number that is not below the argument.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Ceiling<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => -Floor(-x);

    /// <summary>The whole number next to the argument on the side of 0.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Truncate<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => Floor(TSimd.Abs(x)) | (x & TSimd.Broadcast(-0f));

    /// <summary>
    /// log(1 + e^x): e^x for very negative x, and x from 17 on, where the rest is below half a unit in the last place.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Softplus<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Max(TSimd.Zero, x) + Log1pUnit(ExpNonPositive(-TSimd.Abs(x)));

    /// <summary>
    /// A power of a positive base, e^(exponent log x): its relative error is about 1e-7 times the larger of 1 and
    /// |exponent log x|. 0 to a positive exponent is 0, anything to 0 is 1, a negative base gives NaN.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The bases.</param>
    /// <param name="exponent">The exponents.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Power<TSimd>(TSimd x, TSimd exponent)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Select(
            TSimd.Equal(exponent, TSimd.Zero), TSimd.Broadcast(1), Exp(exponent * Log(x)));
}
