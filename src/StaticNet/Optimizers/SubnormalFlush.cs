using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Simd;
using StaticNet.Threading;

namespace StaticNet.Optimizers;

/// <summary>
/// Keeps moving averages out of the subnormal numbers. Where gradients are zero for long, as those of dead units and of
/// pixels that are rarely lit, an average decays down there and, by rounding, never reaches zero; every operation on it
/// then takes many times as long (an Adam step measured three to four times). In a pass of its own every 64 steps it
/// costs nothing that can be measured; in each step it would cost a fifth.
/// </summary>
internal static class SubnormalFlush
{
    /// <summary>
    /// After how many steps averages are flushed: a decay of 0.9 takes 64 steps from the threshold to a thousandth of
    /// it, still a normal number.
    /// </summary>
    public const int Interval = 64;

    /// <summary>What is negligible in a parameter, which weight decay brings there.</summary>
    public const float SmallestNormal = 1.17549435e-38f;

    /// <summary>What is negligible in an average of gradients, whatever it is divided by.</summary>
    public const float Negligible = 1e-30f;

    /// <summary>What is negligible in an average of squares, to whose root an epsilon is added.</summary>
    public static float NegligibleSquare(double epsilon) => epsilon >= 1e-12 ? Negligible : 0;

    /// <summary>Sets to zero what is closer to it than the threshold; NaN stays NaN.</summary>
    public static void Apply(Span<float> values, float threshold)
    {
        if (Simd512.IsSupported)
            Apply<Simd512>(values, threshold);
        else if (Simd256.IsSupported)
            Apply<Simd256>(values, threshold);
        else if (Simd128.IsSupported)
            Apply<Simd128>(values, threshold);
        else
            Apply<SimdScalar>(values, threshold);
    }

    /// <summary>Does so on several threads.</summary>
    public static void Apply(Span<float> values, float threshold, int threads)
    {
        Job job = new() { Values = values, Threshold = threshold };
        WorkerTeam.Run(ref job, 0, Chunks.Count(values.Length), threads);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Apply<TSimd>(Span<float> values, float threshold)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        ref float start = ref MemoryMarshal.GetReference(values);
        nuint length = (nuint)values.Length, i = 0;
        for (; i + (nuint)TSimd.Count <= length; i += (nuint)TSimd.Count)
            ApplyAt<TSimd>(ref start, i, threshold);
        for (; i < length; i++)
            ApplyAt<SimdScalar>(ref start, i, threshold);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ApplyAt<TSimd>(ref float start, nuint i, float threshold)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd value = TSimd.Load(ref start, i);
        TSimd isSmall = TSimd.GreaterThan(TSimd.Broadcast(threshold), TSimd.Abs(value));
        TSimd.Store(TSimd.Select(isSmall, TSimd.Zero, value), ref start, i);
    }

    private ref struct Job : IParallelJob
    {
        public Span<float> Values;
        public float Threshold;

        public readonly void Run(int phase, int first, int end) =>
            Apply(Values[Chunks.Floats(first, end, Values.Length)], Threshold);
    }
}
