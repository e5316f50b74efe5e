using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Optimizers;

/// <summary>
/// Adam's moments with a step of several terms:
/// <c>p -= (gradientRate g + momentRate m) / (sqrt(v) + epsilon) + plainRate m</c>.
/// </summary>
internal readonly struct TwoTermRule(
    float penalty,
    float decay1,
    float decay2,
    float weight1,
    float weight2,
    float gradientRate,
    float momentRate,
    float plainRate,
    float epsilon) : IUpdateRule
{
    /// <inheritdoc/>
    public static int States => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TSimd>(
        ref TSimd parameter, TSimd gradient, ref TSimd first, ref TSimd second, ref TSimd state2)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        gradient = TSimd.MultiplyAdd(TSimd.Broadcast(penalty), parameter, gradient);
        first = TSimd.MultiplyAdd(TSimd.Broadcast(decay1), first, TSimd.Broadcast(weight1) * gradient);
        second = TSimd.MultiplyAdd(
            TSimd.Broadcast(decay2), second, TSimd.Broadcast(weight2) * gradient * gradient);
        TSimd adapted = TSimd.MultiplyAdd(
            TSimd.Broadcast(momentRate), first, TSimd.Broadcast(gradientRate) * gradient);
        TSimd step = adapted / (TSimd.Sqrt(second) + TSimd.Broadcast(epsilon));
        step = TSimd.MultiplyAdd(TSimd.Broadcast(plainRate), first, step);
        parameter = parameter - step;
    }
}
