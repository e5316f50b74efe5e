using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>y = (a + b) * factor</c>. The average of n operands adds up the first n - 1 of them with <see cref="Addition"/>,
/// and the last with this and 1 / n; all n gradients are those of this operator.
/// </summary>
/// <param name="factor">The factor.</param>
public readonly struct ScaledAddition(float factor) : IBinaryOperator
{
    /// <inheritdoc/>
    public static bool GradientsReadOperands => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => (first + second) * TSimd.Broadcast(factor);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd FirstGradient<TSimd>(TSimd dOutput, TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => dOutput * TSimd.Broadcast(factor);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd SecondGradient<TSimd>(TSimd dOutput, TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => dOutput * TSimd.Broadcast(factor);
}
