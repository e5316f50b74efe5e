using System.Diagnostics;

namespace StaticNet.Benchmarks.Measurement;

/// <summary>A contestant that has warmed up, with batches of at least <see cref="BatchSeconds"/>.</summary>
internal sealed class WarmContestant : ITurns
{
    private const double BatchSeconds = 0.003;
    private const double WarmUpSeconds = 0.6;
    private const int PauseMilliseconds = 10;
    private const double SpreadSeconds = 0.01;

    private readonly IContestant _contestant;
    private readonly bool _pause;
    private readonly int _batch;

    /// <summary>Warms a contestant up.</summary>
    /// <param name="contestant">The contestant.</param>
    /// <param name="threads">
    /// How many threads it uses: with several, a pause before each turn lets the others' waiting workers, which spin,
    /// go to sleep.
    /// </param>
    public WarmContestant(IContestant contestant, int threads)
    {
        _contestant = contestant;
        _pause = threads > 1;
        _batch = WarmUp(contestant);
    }

    /// <inheritdoc/>
    public double Turn()
    {
        if (_pause)
            Thread.Sleep(PauseMilliseconds);
        _contestant.Restore();
        // The others' turns emptied the caches and woke other threads: an untimed part comes first. With several
        // threads it takes longer, as it takes the operating system some clock ticks to spread them over the
        // processors.
        long start = Stopwatch.GetTimestamp();
        do
            _contestant.Run(Math.Max(1, _batch / 4));
        while (_pause && Stopwatch.GetElapsedTime(start).TotalSeconds < SpreadSeconds);
        _contestant.Restore();
        return TimeOf(_contestant, _batch) / _batch * 1e6;
    }

    /// <summary>
    /// Runs a contestant until the just-in-time compiler has settled: many calls of short batches take it through its
    /// tiers and out of methods replaced on the stack.
    /// </summary>
    /// <returns>How many iterations make a batch.</returns>
    private static int WarmUp(IContestant contestant)
    {
        int batch = 1;
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            contestant.Restore();
            double seconds = TimeOf(contestant, batch);
            bool settled = Stopwatch.GetElapsedTime(start).TotalSeconds >= WarmUpSeconds;
            if (seconds >= BatchSeconds && settled)
                return batch;
            if (seconds < BatchSeconds)
                batch = settled ? batch * 2 : Math.Max(batch + 1, (int)(batch * 1.1));
        }
    }

    private static double TimeOf(IContestant contestant, int iterations)
    {
        long start = Stopwatch.GetTimestamp();
        contestant.Run(iterations);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
