using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// The Huber loss <c>0.5 d^2</c> for |d| up to delta, <c>delta (|d| - delta / 2)</c> beyond, with d = y - t; derivative
/// d, kept within delta. Source: Huber, Annals of Statistics 1964.
/// </summary>
public static class Huber
{
    /// <summary>The Huber losses of one row and their gradient.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="y">[count]: the predictions.</param>
    /// <param name="target">[count]: the targets.</param>
    /// <param name="count">The number of values.</param>
    /// <param name="delta">Where the loss turns linear; positive.</param>
    /// <param name="scale">What the gradient is multiplied by, such as one over the batch's number of values.</param>
    /// <param name="dY">[count]: receives the gradient, or is a null reference. It may be <paramref name="y"/>.</param>
    /// <returns>The sum of the losses, not scaled.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Row<TSimd>(
        ref readonly float y, ref readonly float target, int count, float delta, float scale, ref float dY)
        where TSimd : unmanaged, ISimd<TSimd>
        => ElementLoss.Row<TSimd, HuberLoss>(in y, in target, count, scale, ref dY, new HuberLoss(delta));

    private readonly struct HuberLoss(float delta) : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd difference = y - target;
            TSimd bound = TSimd.Broadcast(delta);
            derivative = TSimd.Min(bound, TSimd.Max(-bound, difference));
            // With c the bounded difference both branches are c (d - c / 2).
            return derivative * TSimd.MultiplyAdd(derivative, TSimd.Broadcast(-0.5f), difference);
        }
    }
}
