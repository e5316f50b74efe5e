using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>y = x tanh(log(1 + e^x))</c>. With n = e^x and w = n (n + 2) that is <c>x w / (w + 2)</c>, and the derivative
/// <c>w / (w + 2) + 4 x n (n + 1) / (w + 2)^2</c>. Source: Misra, BMVC 2020.
/// </summary>
public readonly struct Mish : IActivation
{
    // From here on the function is x to the last bit, and e^2x is far from infinite.
    private const float Linear = 20;

    /// <inheritdoc/>
    public static bool DerivativeFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd w = Weight(Exponential(x));
        return x * (w / (w + TSimd.Broadcast(2)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd bounded = TSimd.Min(TSimd.Broadcast(Linear), saved);
        TSimd n = Exponential(saved);
        TSimd w = Weight(n);
        TSimd inverse = TSimd.Broadcast(1) / (w + TSimd.Broadcast(2));
        TSimd slope = bounded * TSimd.Broadcast(4) * TSimd.MultiplyAdd(n, n, n) * inverse;
        return inverse * (w + slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Exponential<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
        => VectorMath.Exp(TSimd.Min(TSimd.Broadcast(Linear), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Weight<TSimd>(TSimd n)
        where TSimd : unmanaged, ISimd<TSimd>
        => n * (n + TSimd.Broadcast(2));
}
