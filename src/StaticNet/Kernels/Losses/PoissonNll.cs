using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>e^x - t x</c>, derivative <c>e^x - t</c>; or of rates <c>x - t log(x + epsilon)</c>, derivative
/// <c>1 - t / (x + epsilon)</c>.
/// </summary>
/// <param name="logInput">Whether x is the logarithm of a rate.</param>
/// <param name="full">Whether Stirling's approximation of the target's term is added.</param>
/// <param name="epsilon">What is added to rates.</param>
public readonly struct PoissonNll(bool logInput, bool full, float epsilon) : IElementLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Evaluate<TSimd>(TSimd y, TSimd target, out TSimd derivative)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd loss;
        if (logInput)
        {
            TSimd rate = VectorMath.Exp(y);
            derivative = rate - target;
            loss = TSimd.MultiplyAdd(-target, y, rate);
        }
        else
        {
            TSimd rate = y + TSimd.Broadcast(epsilon);
            derivative = TSimd.Broadcast(1) - target / rate;
            loss = TSimd.MultiplyAdd(-target, VectorMath.Log(rate), y);
        }
        return full ? loss + Stirling(target) : loss;
    }

    // t log t - t + log(2 pi t) / 2, for targets above 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSimd Stirling<TSimd>(TSimd target)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        const float HalfLogTwoPi = 0.918938533f;
        TSimd term = TSimd.MultiplyAdd(
            target + TSimd.Broadcast(0.5f), VectorMath.Log(target), TSimd.Broadcast(HalfLogTwoPi) - target);
        return TSimd.GreaterThan(target, TSimd.Broadcast(1)) & term;
    }
}
