using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The hinge loss <c>max(0, 1 - t x)</c>, derivative <c>-t</c> where that is above 0.</summary>
public readonly struct Hinge : IElementLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd distance = TSimd.Broadcast(1) - target * y;
        derivative = TSimd.GreaterThan(distance, TSimd.Zero) & -target;
        return TSimd.Max(TSimd.Zero, distance);
    }
}
