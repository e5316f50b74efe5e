using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>y = x Phi(x)</c> with Phi the distribution function of N(0, 1); derivative <c>Phi(x) + x phi(x)</c>.
/// Source: Hendrycks and Gimpel, 2016.
/// </summary>
public readonly struct Gelu : IActivation
{
    private const float SqrtHalf = 0.707106781f;
    private const float InverseSqrtTwoPi = 0.398942280f;

    /// <inheritdoc/>
    public static bool DerivativeFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => x * Distribution(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd exponential = VectorMath.ExpNonPositive(saved * saved * TSimd.Broadcast(-0.5f));
        TSimd density = exponential * TSimd.Broadcast(InverseSqrtTwoPi);
        return TSimd.MultiplyAdd(saved, density, Distribution(saved));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Distribution<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd half = TSimd.Broadcast(0.5f);
        return TSimd.MultiplyAdd(half, VectorMath.Erf(x * TSimd.Broadcast(SqrtHalf)), half);
    }
}
