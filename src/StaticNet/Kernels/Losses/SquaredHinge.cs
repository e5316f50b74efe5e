using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The squared hinge loss <c>max(0, 1 - t x)^2</c>, derivative <c>-2 t max(0, 1 - t x)</c>.</summary>
public readonly struct SquaredHinge : IElementLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd distance = TSimd.Max(TSimd.Zero, TSimd.Broadcast(1) - target * y);
        derivative = TSimd.Broadcast(-2) * target * distance;
        return distance * distance;
    }
}
