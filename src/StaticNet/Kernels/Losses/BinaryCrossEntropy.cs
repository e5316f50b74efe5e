using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// Binary cross-entropy <c>-(w t log p + (1 - t) log (1 - p))</c>, from logits (p = sigmoid(x), in the stable form) or
/// from probabilities.
/// </summary>
public static class BinaryCrossEntropy
{
    /// <summary>
    /// The losses of one row of logits and their gradient:
    /// <c>(1 - t) x + (1 + (w - 1) t) (log(1 + e^-|x|) + max(-x, 0))</c>.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="y">[count]: the logits, x.</param>
    /// <param name="target">[count]: the targets.</param>
    /// <param name="count">The number of values.</param>
    /// <param name="positiveWeight">The weight of the positive targets, w.</param>
    /// <param name="scale">What the gradient is multiplied by, such as one over the batch's number of values.</param>
    /// <param name="dY">[count]: receives the gradient, or is a null reference. It may be <paramref name="y"/>.</param>
    /// <returns>The sum of the losses, not scaled.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Row<TSimd>(
        ref readonly float y, ref readonly float target, int count, float positiveWeight, float scale, ref float dY)
        where TSimd : unmanaged, ISimd<TSimd>
        => ElementLoss.Row<TSimd, FromLogits>(in y, in target, count, scale, ref dY, new FromLogits(positiveWeight));

    /// <summary>
    /// The losses of one row of probabilities and their gradient. As in PyTorch logarithms are cut at -100 and the
    /// gradient's denominator p (1 - p) is at least 1e-12. A value outside [0, 1] gives NaN.
    /// </summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="y">[count]: the probabilities, p.</param>
    /// <param name="target">[count]: the targets.</param>
    /// <param name="count">The number of values.</param>
    /// <param name="positiveWeight">The weight of the positive targets, w.</param>
    /// <param name="scale">What the gradient is multiplied by, such as one over the batch's number of values.</param>
    /// <param name="dY">[count]: receives the gradient, or is a null reference. It may be <paramref name="y"/>.</param>
    /// <returns>The sum of the losses, not scaled.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ProbabilityRow<TSimd>(
        ref readonly float y, ref readonly float target, int count, float positiveWeight, float scale, ref float dY)
        where TSimd : unmanaged, ISimd<TSimd>
        => ElementLoss.Row<TSimd, FromProbabilities>(
            in y, in target, count, scale, ref dY, new FromProbabilities(positiveWeight));

    private readonly struct FromLogits(float positiveWeight) : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd one = TSimd.Broadcast(1);
            TSimd exponential = VectorMath.ExpNonPositive(-TSimd.Abs(y));
            TSimd weight = TSimd.MultiplyAdd(TSimd.Broadcast(positiveWeight - 1), target, one);
            // The parts of size |x| cancel exactly for targets 0 and 1, before the small one is added.
            TSimd linear = TSimd.MultiplyAdd(one - target, y, weight * TSimd.Max(TSimd.Zero, -y));

            // sigmoid(x) is 1 / (1 + e^-|x|), or that times e^-|x| for negative x.
            TSimd larger = one / (one + exponential);
            TSimd sigmoid = TSimd.Select(TSimd.GreaterThan(TSimd.Zero, y), exponential * larger, larger);
            derivative = TSimd.MultiplyAdd(sigmoid, weight, TSimd.Broadcast(-positiveWeight) * target);
            return TSimd.MultiplyAdd(weight, VectorMath.Log1pUnit(exponential), linear);
        }
    }

    private readonly struct FromProbabilities(float positiveWeight) : IElementLoss
    {
        private const float LowestLog = -100;
        private const float SmallestDenominator = 1e-12f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd one = TSimd.Broadcast(1);
            TSimd complement = one - y;
            TSimd weight = TSimd.Broadcast(positiveWeight) * target;
            TSimd logarithm = TSimd.Max(TSimd.Broadcast(LowestLog), VectorMath.Log(y));
            TSimd positive = weight * logarithm;
            TSimd negative = (one - target) * LogOfComplement(y, complement);

            TSimd denominator = TSimd.Max(TSimd.Broadcast(SmallestDenominator), y * complement);
            derivative = ((one - target) * y - weight * complement) / denominator;
            return -(positive + negative);
        }

        // log(1 - p): what 1 - p lost to rounding, divided by it, is what its logarithm misses.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TSimd LogOfComplement<TSimd>(TSimd p, TSimd complement)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd lost = TSimd.Broadcast(1) - complement - p;
            TSimd logarithm = VectorMath.Log(complement)
                + lost / TSimd.Max(TSimd.Broadcast(SmallestDenominator), complement);
            return TSimd.Max(TSimd.Broadcast(LowestLog), logarithm);
        }
    }
}
