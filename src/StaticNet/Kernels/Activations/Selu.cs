using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>y = scale x</c> for x above 0, <c>scale alpha (e^x - 1)</c> otherwise; derivative <c>y + scale alpha</c> there,
/// scale alpha at 0. Source: Klambauer et al., NIPS 2017.
/// </summary>
public readonly struct Selu : IActivation
{
    private const float Scale = 1.05070098735548f;
    private const float ScaledAlpha = (float)(1.67326324235437728 * 1.05070098735548049);

    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd negative = TSimd.Broadcast(ScaledAlpha) * VectorMath.ExpM1NonPositive(TSimd.Min(TSimd.Zero, x));
        return TSimd.MultiplyAdd(TSimd.Broadcast(Scale), TSimd.Max(TSimd.Zero, x), negative);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Select(
            TSimd.GreaterThan(saved, TSimd.Zero), TSimd.Broadcast(Scale), saved + TSimd.Broadcast(ScaledAlpha));
}
