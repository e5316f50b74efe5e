using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary><c>y = x / (1 + |x|)</c>, derivative <c>(1 - |y|)^2</c>. Source: Bergstra et al., 2009.</summary>
public readonly struct Softsign : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => x / (TSimd.Broadcast(1) + TSimd.Abs(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd rest = TSimd.Broadcast(1) - TSimd.Abs(saved);
        return rest * rest;
    }
}
