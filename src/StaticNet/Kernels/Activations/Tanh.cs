using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The hyperbolic tangent, derivative <c>1 - y^2</c>.</summary>
public readonly struct Tanh : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Broadcast(1) - saved * saved;
}
