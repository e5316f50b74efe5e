using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>max(0, x + noise)</c> with noise of variance <c>sigmoid(x)</c>; without noise, <c>max(0, x)</c> stands for the
/// mean. Source: Nair and Hinton, ICML 2010.
/// </summary>
internal readonly struct RectifiedUnits : IUnits
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Mean<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Max(TSimd.Zero, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSimd Draw<TSimd>(TSimd x, TSimd mean, TSimd uniform)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd deviation = TSimd.Sqrt(VectorMath.Sigmoid(x));
        return TSimd.Max(TSimd.Zero, TSimd.MultiplyAdd(deviation, VectorMath.NormalQuantile(uniform), x));
    }
}
