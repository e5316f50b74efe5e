using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The squared error <c>(y - t)^2</c>, derivative <c>2 (y - t)</c>.</summary>
public static class MeanSquaredError
{
    /// <summary>The squared errors of one row and their gradient.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="y">[count]: the predictions.</param>
    /// <param name="target">[count]: the targets.</param>
    /// <param name="count">The number of values.</param>
    /// <param name="scale">What the gradient is multiplied by, such as one over the batch's number of values.</param>
    /// <param name="dY">[count]: receives the gradient, or is a null reference. It may be <paramref name="y"/>.</param>
    /// <returns>The sum of the losses, not scaled.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Row<TSimd>(
        ref readonly float y, ref readonly float target, int count, float scale, ref float dY)
        where TSimd : unmanaged, ISimd<TSimd>
        => ElementLoss.Row<TSimd, Squared>(in y, in target, count, scale, ref dY, new Squared());

    private readonly struct Squared : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd difference = y - target;
            derivative = difference + difference;
            return difference * difference;
        }
    }
}
