using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>The terms <c>t (log t - x)</c> of the divergence, 0 for t = 0; derivative <c>-t</c>.</summary>
public readonly struct KLDivergence : IElementLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        derivative = -target;
        TSimd term = target * (VectorMath.Log(target) - y);
        return TSimd.Select(TSimd.Equal(target, TSimd.Zero), TSimd.Zero, term);
    }
}
