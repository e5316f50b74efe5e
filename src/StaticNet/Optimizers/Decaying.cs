using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Optimizers;

/// <summary>
/// Keeps moving averages out of the subnormal numbers. Where gradients are zero for long, as those of dead units and of
/// pixels that are rarely lit, an average decays down there and, by rounding, never reaches zero; every operation on it
/// then takes many times as long (an Adam step measured three to four times).
/// </summary>
internal static class Decaying
{
    /// <summary>What is negligible in an average of gradients, whatever it is divided by.</summary>
    public const float Negligible = 1e-30f;

    /// <summary>
    /// What is negligible in an average of squares, whose root is added to <paramref name="epsilon"/>: the subnormal
    /// numbers, unless epsilon is so small that even these would count.
    /// </summary>
    public static float NegligibleSquare(float epsilon) => epsilon >= 1e-15f ? 1.17549435e-38f : 0;

    /// <summary>The value, or zero where it is negligible; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Flush<TSimd>(TSimd value, float negligible)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Select(TSimd.GreaterThan(TSimd.Broadcast(negligible), TSimd.Abs(value)), TSimd.Zero, value);
}
