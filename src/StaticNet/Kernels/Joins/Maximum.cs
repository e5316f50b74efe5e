using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>y = max(a, b)</c>. Operands that are equal have half of the gradient each, and where one is NaN, each has all of
/// it, as in PyTorch.
/// </summary>
public readonly struct Maximum : IBinaryOperator
{
    /// <inheritdoc/>
    public static bool GradientsReadOperands => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Select(TSimd.Equal(first, first), TSimd.Max(first, second), first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd FirstGradient<TSimd>(TSimd dOutput, TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => Gradient(dOutput, first, second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd SecondGradient<TSimd>(TSimd dOutput, TSimd first, TSimd second)
        where TSimd : unmanaged, ISimd<TSimd>
        => Gradient(dOutput, second, first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Gradient<TSimd>(TSimd dOutput, TSimd value, TSimd other)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd half = dOutput * TSimd.Broadcast(0.5f);
        TSimd shared = TSimd.Select(TSimd.Equal(value, other), half, dOutput);
        return TSimd.Select(TSimd.GreaterThan(other, value), TSimd.Zero, shared);
    }
}
