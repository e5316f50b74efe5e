using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The focal loss of logits, <c>a q^gamma c</c> with s = sigmoid(x), q = s (1 - t) + (1 - s) t,
/// a = alpha t + (1 - alpha) (1 - t) and c the binary cross-entropy. Its derivative is
/// <c>a q^gamma ((s - t) - gamma c (2 t - 1) s (1 - s) / q)</c>.
/// </summary>
/// <param name="gamma">How much less well-classified samples count.</param>
/// <param name="alpha">The weight of targets of 1.</param>
public readonly struct Focal(float gamma, float alpha) : IElementLoss
{
    private const float Smallest = 1e-30f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd one = TSimd.Broadcast(1);
        TSimd exponential = VectorMath.ExpNonPositive(-TSimd.Abs(y));
        TSimd larger = one / (one + exponential), smaller = exponential * larger;
        TSimd isNegative = TSimd.GreaterThan(TSimd.Zero, y);
        TSimd sigmoid = TSimd.Select(isNegative, smaller, larger), rest = TSimd.Select(isNegative, larger, smaller);
        TSimd entropy = TSimd.MultiplyAdd(-target, y, TSimd.Max(TSimd.Zero, y)) + VectorMath.Log1pUnit(exponential);

        TSimd wrong = TSimd.MultiplyAdd(sigmoid, one - target, rest * target);
        TSimd weight = TSimd.MultiplyAdd(
            TSimd.Broadcast(2 * alpha - 1), target, TSimd.Broadcast(1 - alpha));
        TSimd factor = weight * VectorMath.Power(wrong, TSimd.Broadcast(gamma));
        TSimd slope = sigmoid * rest / TSimd.Max(TSimd.Broadcast(Smallest), wrong);
        TSimd turn = TSimd.Broadcast(gamma) * entropy * TSimd.MultiplyAdd(TSimd.Broadcast(2), target, -one);
        derivative = factor * (sigmoid - target - turn * slope);
        return factor * entropy;
    }
}
