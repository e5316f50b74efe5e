using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary><c>y = min(max(x, 0), 6)</c>, derivative 0 at 0 and at 6.</summary>
public readonly struct Relu6 : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Min(TSimd.Broadcast(6), TSimd.Max(TSimd.Zero, x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd inside = TSimd.GreaterThan(saved, TSimd.Zero) & TSimd.GreaterThan(TSimd.Broadcast(6), saved);
        return inside & TSimd.Broadcast(1);
    }
}
