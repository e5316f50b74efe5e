using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>y = x</c> for x above 0, <c>alpha (e^x - 1)</c> otherwise; derivative <c>y + alpha</c> there, alpha at 0.
/// The side is read off the sign of the output, so alpha must not be negative, as the compiler makes sure.
/// </summary>
/// <param name="alpha">The negated limit for large negative inputs, at least 0.</param>
public readonly struct Elu(float alpha) : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.MultiplyAdd(
            TSimd.Broadcast(alpha), VectorMath.ExpM1NonPositive(TSimd.Min(TSimd.Zero, x)), TSimd.Max(TSimd.Zero, x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Select(
            TSimd.GreaterThan(saved, TSimd.Zero), TSimd.Broadcast(1), saved + TSimd.Broadcast(alpha));
}
