using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <see cref="Elu"/> with its derivative computed from the input, which a negative alpha needs: its outputs do not tell
/// which side the input was on.
/// </summary>
/// <param name="alpha">The negated limit for large negative inputs, of any sign.</param>
public readonly struct InputElu(float alpha) : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => false;

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
    {
        TSimd negative = TSimd.Broadcast(alpha) * VectorMath.ExpNonPositive(TSimd.Min(TSimd.Zero, saved));
        return TSimd.Select(TSimd.GreaterThan(saved, TSimd.Zero), TSimd.Broadcast(1), negative);
    }
}
