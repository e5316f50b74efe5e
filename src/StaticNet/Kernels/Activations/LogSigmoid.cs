using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary><c>y = log sigmoid(x) = min(x, 0) - log(1 + e^-|x|)</c>, derivative <c>1 - e^y</c>.</summary>
public readonly struct LogSigmoid : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd tail = VectorMath.Log1pUnit(VectorMath.ExpNonPositive(-TSimd.Abs(x)));
        return TSimd.Min(TSimd.Zero, x) - tail;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
        => -VectorMath.ExpM1NonPositive(saved);
}
