using System.Diagnostics;

namespace StaticNet.Benchmarks.Measurement;

/// <summary>
/// Times several contestants in turns, so that a change of the machine's speed hits all of them. What counts is the
/// median of the rounds.
/// </summary>
/// <param name="seconds">How long to measure all contestants of a workload together, besides warming up.</param>
/// <param name="threads">How many threads they use.</param>
internal sealed class InterleavedTimer(double seconds, int threads)
{
    private const int MinimumRounds = 15;

    /// <summary>Warms contestants up and times them.</summary>
    /// <param name="contestants">The contestants; at least one.</param>
    /// <returns>One timing for each, in their order.</returns>
    public IReadOnlyList<Timing> Measure(IReadOnlyList<IContestant> contestants)
        => Measure([.. contestants.Select(contestant => new WarmContestant(contestant, threads))]);

    /// <summary>Times what is warm.</summary>
    /// <param name="contestants">What takes turns; at least one.</param>
    /// <returns>One timing for each, in their order.</returns>
    public IReadOnlyList<Timing> Measure(IReadOnlyList<ITurns> contestants)
    {
        List<double>[] times = [.. contestants.Select(_ => new List<double>())];
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < MinimumRounds || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; round++)
        {
            for (int turn = 0; turn < contestants.Count; turn++)
            {
                // Everyone starts equally often, so that no one always follows the same neighbour.
                int index = (round + turn) % contestants.Count;
                times[index].Add(contestants[index].Turn());
            }
        }
        return [.. times.Select(rounds => new Timing(rounds))];
    }
}
