using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary><c>y = x</c>, derivative 1: no activation. Kernels leave it out altogether.</summary>
public readonly struct Identity : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Broadcast(1);
}
