using System.ComponentModel;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// For generated code: an operator and an activation of its result, in one pass over the operands. Backward, the
/// gradient of the result is multiplied by the activation's derivative before it meets the operator's.
/// </summary>
/// <typeparam name="TOperator">The operator.</typeparam>
/// <typeparam name="TActivation">The activation.</typeparam>
/// <param name="inner">The operator.</param>
/// <param name="activation">The activation.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Activated<TOperator, TActivation>(TOperator inner, TActivation activation) : IBinaryOperator
    where TOperator : struct, IBinaryOperator
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    public static bool GradientsReadOperands => TOperator.GradientsReadOperands;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => activation.Apply(inner.Apply(first, second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd FirstGradient<TSimd>(TSimd dOutput, TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => inner.FirstGradient(dOutput, first, second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd SecondGradient<TSimd>(TSimd dOutput, TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => inner.SecondGradient(dOutput, first, second);
}
