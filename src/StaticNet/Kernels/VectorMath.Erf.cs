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
        // x P(x^2) / Q(x^2), both of degree 5, with relative error 2^-25 on [-3.92, 3.92].
        TSimd bounded = Clamp(x, ErfHighest);
        TSimd t = bounded * bounded;
        TSimd t2 = t * t;
        TSimd p01 = TSimd.MultiplyAdd(t, TSimd.Broadcast(0.19040645f), TSimd.Broadcast(1.12837915f));
        TSimd q01 = TSimd.MultiplyAdd(t, TSimd.Broadcast(0.502076064f), TSimd.Broadcast(1));
        TSimd p23 = TSimd.MultiplyAdd(t, TSimd.Broadcast(0.00376560624f), TSimd.Broadcast(0.0527486862f));
        TSimd q23 = TSimd.MultiplyAdd(t, TSimd.Broadcast(0.0149691974f), TSimd.Broadcast(0.114109073f));
        TSimd p45 = TSimd.MultiplyAdd(t, TSimd.Broadcast(2.050064e-6f), TSimd.Broadcast(0.000284880702f));
        TSimd q45 = TSimd.MultiplyAdd(t, TSimd.Broadcast(3.80913684e-5f), TSimd.Broadcast(0.00116252955f));
        TSimd p = TSimd.MultiplyAdd(t2, TSimd.MultiplyAdd(t2, p45, p23), p01);
        TSimd q = TSimd.MultiplyAdd(t2, TSimd.MultiplyAdd(t2, q45, q23), q01);
        return Clamp(bounded * p / q, 1);
    }
}
