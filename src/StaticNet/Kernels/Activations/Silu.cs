using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary><c>y = x sigmoid(x)</c>, derivative <c>s (1 + x (1 - s))</c>. Source: Elfwing et al., 2018.</summary>
public readonly struct Silu : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => x * VectorMath.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd one = TSimd.Broadcast(1);
        TSimd sigmoid = VectorMath.Sigmoid(saved);
        return sigmoid * TSimd.MultiplyAdd(saved, one - sigmoid, one);
    }
}
