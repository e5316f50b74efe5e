using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>y = 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))</c>, the approximation of <see cref="Gelu"/>.
/// Source: Hendrycks and Gimpel, 2016.
/// </summary>
public readonly struct GeluTanh : IActivation
{
    private const float Scale = 2 * 0.797884561f;
    private const float Cubic = 0.044715f;

    /// <inheritdoc/>
    public static bool DerivativeFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => x * Gate(x, BoundedSquare(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        // s + x s (1 - s) (2u)' with (2u)' = 2 sqrt(2/pi) (1 + 3 * 0.044715 x^2)
        TSimd square = BoundedSquare(saved);
        TSimd gate = Gate(saved, square);
        TSimd inner = TSimd.MultiplyAdd(square, TSimd.Broadcast(3 * Cubic * Scale), TSimd.Broadcast(Scale));
        TSimd slope = saved * inner * (TSimd.Broadcast(1) - gate);
        return TSimd.MultiplyAdd(gate, slope, gate);
    }

    // 0.5 (1 + tanh(u)) is sigmoid(2u), which does not cancel for negative x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Gate<TSimd>(TSimd x, TSimd square)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Sigmoid(x * TSimd.MultiplyAdd(square, TSimd.Broadcast(Cubic * Scale), TSimd.Broadcast(Scale)));

    // Beyond 10 the gate is 0 or 1 and its slope 0: the bound changes nothing and keeps zero times infinity away.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd BoundedSquare<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Min(TSimd.Broadcast(100), x * x);
}
