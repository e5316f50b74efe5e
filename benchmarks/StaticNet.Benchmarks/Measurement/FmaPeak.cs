using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using StaticNet.Simd;

namespace StaticNet.Benchmarks.Measurement;

/// <summary>
/// The most floating-point operations per second that the cores can do: multiply-adds in registers alone, in enough
/// independent chains to hide their latency.
/// </summary>
/// <param name="Lanes">The vector width it was measured at, in floats.</param>
/// <param name="Threads">How many threads ran at once.</param>
/// <param name="GigaFlops">Floating-point operations (two for each multiply-add) per nanosecond.</param>
internal sealed record FmaPeak(int Lanes, int Threads, double GigaFlops)
{
    private const int Chains = 12;
    private const int Steps = 400_000;
    private const int Rounds = 60;

    /// <summary>Measures at the widest vectors that the hardware has, or that the environment leaves.</summary>
    /// <param name="threads">How many threads run at once.</param>
    public static FmaPeak Measure(int threads)
    {
        if (Simd512.IsSupported)
            return Measure<Simd512>(threads);
        if (Simd256.IsSupported)
            return Measure<Simd256>(threads);
        return Simd128.IsSupported ? Measure<Simd128>(threads) : Measure<SimdScalar>(threads);
    }

    /// <summary>Measures at one vector width.</summary>
    /// <typeparam name="TSimd">The vector.</typeparam>
    /// <param name="threads">How many threads run at once.</param>
    public static FmaPeak Measure<TSimd>(int threads)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        double[] fastest = new double[threads];
        using Barrier barrier = new(threads);
        Thread[] workers =
        [
            .. Enumerable.Range(0, threads)
                .Select(worker => new Thread(() => fastest[worker] = Fastest<TSimd>(barrier))),
        ];
        foreach (Thread worker in workers)
            worker.Start();
        foreach (Thread worker in workers)
            worker.Join();
        double flops = 2.0 * Chains * TSimd.Count * Steps;
        return new FmaPeak(TSimd.Count, threads, fastest.Sum(seconds => flops / seconds / 1e9));
    }

    /// <summary>The peak in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"FMA peak, {Lanes} lanes, {Threads} thread(s): {GigaFlops:0.0} GFLOP/s");

    /// <summary>The time of the fastest round: the peak is what the core can do undisturbed.</summary>
    private static double Fastest<TSimd>(Barrier barrier)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        double fastest = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            barrier.SignalAndWait();
            long start = Stopwatch.GetTimestamp();
            float sum = MultiplyAdds<TSimd>(Steps);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (!float.IsFinite(sum))
                throw new InvalidOperationException("The multiply-adds do not converge.");
            fastest = Math.Min(fastest, seconds);
        }
        return fastest;
    }

    // Each chain converges to 1: no overflow, no denormal. 12 chains and 2 constants fit into 16 registers.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float MultiplyAdds<TSimd>(int steps)
        where TSimd : unmanaged, ISimd<TSimd>
    {
        TSimd half = TSimd.Broadcast(0.5f);
        TSimd a = TSimd.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;
        for (int step = 0; step < steps; step++)
        {
            a = TSimd.MultiplyAdd(a, half, half);
            b = TSimd.MultiplyAdd(b, half, half);
            c = TSimd.MultiplyAdd(c, half, half);
            d = TSimd.MultiplyAdd(d, half, half);
            e = TSimd.MultiplyAdd(e, half, half);
            f = TSimd.MultiplyAdd(f, half, half);
            g = TSimd.MultiplyAdd(g, half, half);
            h = TSimd.MultiplyAdd(h, half, half);
            i = TSimd.MultiplyAdd(i, half, half);
            j = TSimd.MultiplyAdd(j, half, half);
            k = TSimd.MultiplyAdd(k, half, half);
            l = TSimd.MultiplyAdd(l, half, half);
        }
        return TSimd.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
