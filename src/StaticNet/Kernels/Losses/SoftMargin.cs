using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The soft margin loss <c>log(1 + e^(-t x))</c>, derivative <c>-t sigmoid(-t x)</c>.</summary>
public readonly struct SoftMargin : IElementLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd negated = -target * y;
        TSimd exponential = VectorMath.ExpNonPositive(-TSimd.Abs(negated));
        TSimd larger = TSimd.Broadcast(1) / (TSimd.Broadcast(1) + exponential);
        TSimd sigmoid = TSimd.Select(TSimd.GreaterThan(TSimd.Zero, negated), exponential * larger, larger);
        derivative = -target * sigmoid;
        return TSimd.Max(TSimd.Zero, negated) + VectorMath.Log1pUnit(exponential);
    }
}
