using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class VectorMath
{
    /// <summary>
    /// The logistic function as 1/2 + tanh(x/2)/2, to 2e-7 (3 units in the last place of values below 1, not of the
    /// result: in the lower tail <see cref="Sigmoid"/> is more exact). Exactly 1 and 0 from 19 and -19 on. One division
    /// and no exponential: what the gates of recurrent layers take.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd FastSigmoid<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        // The rational of tanh, its coefficients times powers of 2 for the halved argument and result, which is exact.
        const float Quarter = 1 / 4f, Sixteenth = 1 / 16f, Of64 = 1 / 64f, Of256 = 1 / 256f, Of1024 = 1 / 1024f;
        TSimd t = TSimd.Min(TSimd.Broadcast(4 * TanhHighest * TanhHighest), x * x);
        TSimd t2 = t * t;
        TSimd p01 = TSimd.MultiplyAdd(t, TSimd.Broadcast(TanhP1 * Sixteenth), TSimd.Broadcast(TanhP0 * Quarter));
        TSimd q01 = TSimd.MultiplyAdd(t, TSimd.Broadcast(TanhQ1 * Quarter), TSimd.Broadcast(TanhQ0));
        TSimd p23 = TSimd.MultiplyAdd(t, TSimd.Broadcast(TanhP3 * Of256), TSimd.Broadcast(TanhP2 * Of64));
        TSimd q23 = TSimd.MultiplyAdd(t, TSimd.Broadcast(TanhQ3 * Of64), TSimd.Broadcast(TanhQ2 * Sixteenth));
        TSimd p24 = TSimd.MultiplyAdd(t2, TSimd.Broadcast(TanhP4 * Of1024), p23);
        TSimd q24 = TSimd.MultiplyAdd(t2, TSimd.Broadcast(TanhQ4 * Of256), q23);
        TSimd numerator = x * TSimd.MultiplyAdd(t2, p24, p01);
        return TSimd.Broadcast(0.5f) + Clamp(numerator / TSimd.MultiplyAdd(t2, q24, q01), 0.5f);
    }
}
