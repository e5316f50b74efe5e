using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

public static partial class VectorMath
{
    // 1 + e^-20 rounds to 1.
    private const float SigmoidLowest = -20f;

    /// <summary>
    /// The logistic function 1 / (1 + e^-x) to 3 ulp, in both tails. Exactly 1 from 17.4 on, exactly 0 below -88.73.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Sigmoid<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd negated = TSimd.Min(TSimd.Broadcast(ExpHighest), TSimd.Max(TSimd.Broadcast(SigmoidLowest), -x));
        TSimd one = TSimd.Broadcast(1);
        return one / (one + ExpBounded(negated));
    }
}
