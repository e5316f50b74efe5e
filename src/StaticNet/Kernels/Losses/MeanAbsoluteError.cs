using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The absolute error <c>|y - t|</c>, derivative <c>sign(y - t)</c>, 0 at 0.</summary>
public static class MeanAbsoluteError
{
    /// <summary>The absolute errors of one row and their gradient.</summary>
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
        => ElementLoss.Row<TSimd, Absolute>(in y, in target, count, scale, ref dY, new Absolute());

    private readonly struct Absolute : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
            where TSimd : unmanaged, ISimd<TSimd>
        {
            TSimd difference = y - target;
            derivative = VectorMath.Sign(difference);
            return TSimd.Abs(difference);
        }
    }
}
