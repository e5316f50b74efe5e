using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>Normal numbers of mean x and variance 1.</summary>
internal readonly struct GaussianUnits : IUnits
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Mean<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Draw<TSimd>(TSimd x, TSimd mean, TSimd uniform)
        where TSimd : unmanaged, ISimd<TSimd>
        => x + VectorMath.NormalQuantile(uniform);
}
