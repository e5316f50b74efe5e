using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>1 with probability <c>sigmoid(x)</c>, otherwise 0.</summary>
internal readonly struct BernoulliUnits : IUnits
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Mean<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Draw<TSimd>(TSimd x, TSimd mean, TSimd uniform)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd drawn = TSimd.GreaterThan(mean, uniform) & TSimd.Broadcast(1);
        return TSimd.Select(TSimd.Equal(mean, mean), drawn, mean);
    }
}
