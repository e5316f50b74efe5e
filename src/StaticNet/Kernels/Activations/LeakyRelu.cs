using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>y = x</c> for x above 0, <c>slope x</c> otherwise; derivative: the slope at 0. The derivative is read off
/// the sign of the output, so the slope must not be negative, as the compiler makes sure.
/// </summary>
/// <param name="negativeSlope">The slope for negative values, at least 0.</param>
public readonly struct LeakyRelu(float negativeSlope) : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.MultiplyAdd(TSimd.Broadcast(negativeSlope), TSimd.Min(TSimd.Zero, x), TSimd.Max(TSimd.Zero, x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Select(
            TSimd.GreaterThan(saved, TSimd.Zero), TSimd.Broadcast(1), TSimd.Broadcast(negativeSlope));
}
