using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary><c>y = min(max(x, lowest), highest)</c>, derivative 1 where y is neither of the two.</summary>
/// <param name="lowest">The smallest output.</param>
/// <param name="highest">The largest output.</param>
public readonly struct HardTanh(float lowest, float highest) : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Min(TSimd.Broadcast(highest), TSimd.Max(TSimd.Broadcast(lowest), x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd inside = TSimd.GreaterThan(saved, TSimd.Broadcast(lowest))
            & TSimd.GreaterThan(TSimd.Broadcast(highest), saved);
        return inside & TSimd.Broadcast(1);
    }
}
