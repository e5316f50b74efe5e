using System.Diagnostics;

namespace StaticNet.Benchmarks.Measurement;

/// <summary>
/// Times several contestants in turns, so that a change of the machine's speed hits all of them. A round gives every
/// contestant a batch of at least <see cref="BatchSeconds"/>; what counts is the median of the rounds.
/// </summary>
internal sealed class InterleavedTimer
{
    private const double BatchSeconds = 0.003;
    private const double WarmUpSeconds = 0.6;
    private const int MinimumRounds = 15;
    private const int PauseMilliseconds = 10;
    private const double SpreadSeconds = 0.01;

    private readonly double _seconds;
    private readonly bool _pause;

    /// <summary>Creates a timer.</summary>
    /// <param name="seconds">How long to measure all contestants of a workload together, besides warming up.</param>
    /// <param name="threads">
    /// How many threads they use: with several, a pause before each turn lets the others' waiting workers, which spin,
    /// go to sleep.
    /// </param>
    public InterleavedTimer(double seconds, int threads)
    {
        _seconds = seconds;
        _pause = threads > 1;
    }

    /// <summary>Times the contestants.</summary>
    /// <param name="contestants">The contestants; at least one.</param>
    /// <returns>One timing for each, in their order.</returns>
    public IReadOnlyList<Timing> Measure(IReadOnlyList<IContestant> contestants)
    {
        int[] batches = [.. contestants.Select(WarmUp)];
        List<double>[] times = [.. contestants.Select(_ => new List<double>())];
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < MinimumRounds || Stopwatch.GetElapsedTime(start).TotalSeconds < _seconds; round++)
        {
            for (int turn = 0; turn < contestants.Count; turn++)
            {
                // Everyone starts equally often, so that no one always follows the same neighbour.
                int index = (round + turn) % contestants.Count;
                times[index].Add(Turn(contestants[index], batches[index]));
            }
        }
        return [.. times.Select(Timing.Of)];
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

    private double Turn(IContestant contestant, int batch)
    {
        if (_pause)
            Thread.Sleep(PauseMilliseconds);
        contestant.Restore();
        // The others' turns emptied the caches and woke other threads: an untimed part comes first. With several
        // threads it takes longer, as it takes the operating system some clock ticks to spread them over the
        // processors.
        long start = Stopwatch.GetTimestamp();
        do
            contestant.Run(Math.Max(1, batch / 4));
        while (_pause && Stopwatch.GetElapsedTime(start).TotalSeconds < SpreadSeconds);
        contestant.Restore();
        return TimeOf(contestant, batch) / batch * 1e6;
    }

    private static double TimeOf(IContestant contestant, int iterations)
    {
        long start = Stopwatch.GetTimestamp();
        contestant.Run(iterations);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
