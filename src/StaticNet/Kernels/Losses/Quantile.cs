using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The quantile loss <c>max(q d, (q - 1) d)</c> with d = t - y; derivative -q for positive d, 1 - q for negative, 0 at
/// 0.
/// </summary>
/// <param name="quantile">q, above 0 and below 1.</param>
public readonly struct Quantile(float quantile) : IElementLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd q = TSimd.Broadcast(quantile), rest = TSimd.Broadcast(quantile - 1);
        TSimd difference = target - y;
        // Zero and NaN are on neither side, and stay what they are.
        derivative = TSimd.Select(TSimd.GreaterThan(difference, TSimd.Zero), -q, difference);
        derivative = TSimd.Select(TSimd.GreaterThan(TSimd.Zero, difference), -rest, derivative);
        return TSimd.Max(rest * difference, q * difference);
    }
}
