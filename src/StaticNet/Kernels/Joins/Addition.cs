using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary><c>y = a + b</c>.</summary>
public readonly struct Addition : IBinaryOperator
{
    /// <inheritdoc/>
    public static bool GradientsReadOperands => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => first + second;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd FirstGradient<TSimd>(TSimd dOutput, TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => dOutput;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd SecondGradient<TSimd>(TSimd dOutput, TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => dOutput;
}
