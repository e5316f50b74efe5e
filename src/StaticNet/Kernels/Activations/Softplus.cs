using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary><c>y = log(1 + e^x)</c>, derivative <c>sigmoid(x) = 1 - e^-y</c>.</summary>
public readonly struct Softplus : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        // From 17 on the second term is below half a unit in the last place: linear above 20, as in PyTorch.
        TSimd tail = VectorMath.Log1pUnit(VectorMath.ExpNonPositive(-TSimd.Abs(x)));
        return TSimd.Max(TSimd.Zero, x) + tail;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
        => -VectorMath.ExpM1NonPositive(-saved);
}
