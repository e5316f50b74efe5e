using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>y = min(max(x + 3, 0), 6) / 6</c>, derivative 1/6 where y is neither 0 nor 1. Source: Howard et al., ICCV 2019.
/// </summary>
public readonly struct HardSigmoid : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd ramp = TSimd.Min(TSimd.Broadcast(6), TSimd.Max(TSimd.Zero, x + TSimd.Broadcast(3)));
        return ramp * TSimd.Broadcast(1f / 6);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd inside = TSimd.GreaterThan(saved, TSimd.Zero) & TSimd.GreaterThan(TSimd.Broadcast(1), saved);
        return inside & TSimd.Broadcast(1f / 6);
    }
}
