using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>x</c> where the target is 1, <c>max(0, margin - x)</c> where it is -1; derivative 1, and -1 below the margin.
/// </summary>
/// <param name="margin">The distance that is far enough.</param>
public readonly struct HingeEmbedding(float margin) : IElementLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd one = TSimd.Broadcast(1);
        TSimd isSame = TSimd.GreaterThan(target, TSimd.Zero);
        TSimd distance = TSimd.Broadcast(margin) - y;
        derivative = TSimd.Select(isSame, one, TSimd.GreaterThan(distance, TSimd.Zero) & -one);
        return TSimd.Select(isSame, y, TSimd.Max(TSimd.Zero, distance));
    }
}
