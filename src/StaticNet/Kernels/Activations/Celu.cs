using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>y = x</c> for x above 0, <c>alpha (e^(x / alpha) - 1)</c> otherwise; derivative <c>y / alpha + 1</c> there, 1 at
/// 0. Source: Barron, 2017.
/// </summary>
/// <param name="alpha">The negated limit for large negative inputs, above 0.</param>
public readonly struct Celu(float alpha) : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd negative = TSimd.Min(TSimd.Zero, x) * TSimd.Broadcast(1 / alpha);
        return TSimd.MultiplyAdd(
            TSimd.Broadcast(alpha), VectorMath.ExpM1NonPositive(negative), TSimd.Max(TSimd.Zero, x));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd one = TSimd.Broadcast(1);
        TSimd negative = TSimd.MultiplyAdd(saved, TSimd.Broadcast(1 / alpha), one);
        return TSimd.Select(TSimd.GreaterThan(saved, TSimd.Zero), one, negative);
    }
}
