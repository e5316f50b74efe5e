using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>y = 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))</c>, the approximation of <see cref="Gelu"/>.
/// Source: Hendrycks and Gimpel, 2016.
/// </summary>
public readonly struct GeluTanh : IActivation
{
    private const float Scale = 0.797884561f;
    private const float Cubic = 0.044715f;

    /// <inheritdoc/>
    public static bool DerivativeFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd half = TSimd.Broadcast(0.5f) * x;
        return TSimd.MultiplyAdd(half, Tanh(x, BoundedSquare(x)), half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        // 0.5 (1 + t) + 0.5 x (1 - t^2) sqrt(2/pi) (1 + 3 * 0.044715 x^2)
        TSimd half = TSimd.Broadcast(0.5f);
        TSimd square = BoundedSquare(saved);
        TSimd t = Tanh(saved, square);
        TSimd inner = TSimd.MultiplyAdd(square, TSimd.Broadcast(3 * Cubic * Scale), TSimd.Broadcast(Scale));
        TSimd slope = (TSimd.Broadcast(1) - t * t) * inner;
        return TSimd.MultiplyAdd(half * saved, slope, TSimd.MultiplyAdd(half, t, half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Tanh<TSimd>(TSimd x, TSimd square)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Tanh(x * TSimd.MultiplyAdd(square, TSimd.Broadcast(Cubic * Scale), TSimd.Broadcast(Scale)));

    // Beyond 10 the tangent is exactly 1: the bound changes nothing and keeps zero times infinity away.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd BoundedSquare<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => TSimd.Min(TSimd.Broadcast(100), x * x);
}
