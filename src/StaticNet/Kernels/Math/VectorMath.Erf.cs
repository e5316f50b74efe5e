using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class VectorMath
{
    // The rational has passed 1 here and is cut there.
    private const float ErfHighest = 4.1f;

    /// <summary>The error function to 5 ulp, exactly 1 and -1 from 4.1 on.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Erf<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        // x P(x^2) / Q(x^2), both of degree 5, with relative error 2^-25 on [-3.92, 3.92]. The two share a factor
        // for which rounding the coefficients to floats does least harm.
        TSimd bounded = Clamp(x, ErfHighest);
        TSimd t = bounded * bounded;
        TSimd t2 = t * t;
        TSimd p01 = TSimd.MultiplyAdd(t, TSimd.Broadcast(0.321167022f), TSimd.Broadcast(1.90328717f));
        TSimd q01 = TSimd.MultiplyAdd(t, TSimd.Broadcast(0.846873999f), TSimd.Broadcast(1.68674445f));
        TSimd p23 = TSimd.MultiplyAdd(t, TSimd.Broadcast(0.0063516153f), TSimd.Broadcast(0.088973552f));
        TSimd q23 = TSimd.MultiplyAdd(t, TSimd.Broadcast(0.0252492111f), TSimd.Broadcast(0.192472845f));
        TSimd p45 = TSimd.MultiplyAdd(t, TSimd.Broadcast(3.4579341e-6f), TSimd.Broadcast(0.000480520946f));
        TSimd q45 = TSimd.MultiplyAdd(t, TSimd.Broadcast(6.42504019e-5f), TSimd.Broadcast(0.00196089013f));
        TSimd p = TSimd.MultiplyAdd(t2, TSimd.MultiplyAdd(t2, p45, p23), p01);
        TSimd q = TSimd.MultiplyAdd(t2, TSimd.MultiplyAdd(t2, q45, q23), q01);
        return Clamp(bounded * p / q, 1);
    }
}
