using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <see cref="LeakyRelu"/> with its derivative computed from the input, which negative slopes need: their outputs
/// do not
/// tell which side the input was on.
/// </summary>
/// <param name="negativeSlope">The slope for negative values, of any sign.</param>
public readonly struct InputLeakyRelu(float negativeSlope) : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => false;

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
