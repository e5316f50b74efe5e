using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>An operator with its operands exchanged, whose first gradient is the second of the other.</summary>
/// <param name="inner">The other.</param>
internal readonly struct Swapped<TOperator>(TOperator inner) : IBinaryOperator
    where TOperator : struct, IBinaryOperator
{
    /// <inheritdoc/>
    public static bool GradientsReadOperands => TOperator.GradientsReadOperands;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => inner.Apply(second, first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd FirstGradient<TSimd>(TSimd dOutput, TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => inner.SecondGradient(dOutput, second, first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd SecondGradient<TSimd>(TSimd dOutput, TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => inner.FirstGradient(dOutput, second, first);
}
