using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Kernels;

/// <summary>
/// <c>y = x min(max(x + 3, 0), 6) / 6</c>, derivative 0 at -3 and 1 at 3. Source: Howard et al., ICCV 2019.
/// </summary>
public readonly struct HardSwish : IActivation
{
    /// <inheritdoc/>
    public static bool DerivativeFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Apply<TSimd>(TSimd x)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd three = TSimd.Broadcast(3);
        TSimd ramp = TSimd.Min(TSimd.Broadcast(6), TSimd.Max(TSimd.Zero, x + three));
        return x * ramp * TSimd.Broadcast(1f / 6);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TSimd Derivative<TSimd>(TSimd saved)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd three = TSimd.Broadcast(3);
        TSimd middle = TSimd.MultiplyAdd(saved, TSimd.Broadcast(1f / 3), TSimd.Broadcast(0.5f));
        TSimd belowThree = TSimd.Select(TSimd.GreaterThan(three, saved), middle, TSimd.Broadcast(1));
        return TSimd.Select(TSimd.GreaterThan(saved, -three), belowThree, TSimd.Zero);
    }
}
