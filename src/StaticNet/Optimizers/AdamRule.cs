using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Optimizers;

/// <summary>The constants of one Adam or AdamW step.</summary>
internal readonly record struct AdamCoefficients
{
    public required float Penalty { get; init; }

    public required float Keep { get; init; }

    public required float Decay1 { get; init; }

    public required float Weight1 { get; init; }

    public required float Decay2 { get; init; }

    public required float Weight2 { get; init; }

    public required float Rate { get; init; }

    public required float Epsilon { get; init; }
}

/// <summary>The update of Adam and AdamW; the corrections of the moments are in the coefficients.</summary>
/// <typeparam name="TAmsGrad">Whether to divide by the largest second moment so far.</typeparam>
internal readonly struct AdamRule<TAmsGrad>(AdamCoefficients with) : IUpdateRule
    where TAmsGrad : struct, IFlag
{
    /// <inheritdoc/>
    public static int States
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TAmsGrad.IsOn ? 3 : 2;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TSimd>(
        ref TSimd parameter, TSimd gradient, ref TSimd first, ref TSimd second, ref TSimd greatest)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        gradient = TSimd.MultiplyAdd(TSimd.Broadcast(with.Penalty), parameter, gradient);
        TSimd square = gradient * gradient;
        first = TSimd.MultiplyAdd(TSimd.Broadcast(with.Decay1), first, TSimd.Broadcast(with.Weight1) * gradient);
        second = TSimd.MultiplyAdd(TSimd.Broadcast(with.Decay2), second, TSimd.Broadcast(with.Weight2) * square);
        TSimd divisor = second;
        if (TAmsGrad.IsOn)
            divisor = greatest = TSimd.Max(greatest, second);
        TSimd step = TSimd.Broadcast(with.Rate) * first / (TSimd.Sqrt(divisor) + TSimd.Broadcast(with.Epsilon));
        parameter = TSimd.MultiplyAdd(TSimd.Broadcast(with.Keep), parameter, -step);
    }
}
