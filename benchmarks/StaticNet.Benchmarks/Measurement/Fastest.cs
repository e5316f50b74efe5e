using System.Diagnostics;

namespace StaticNet.Benchmarks.Measurement;

/// <summary>Chooses between ways to set up a contestant, where no way is the best for all workloads.</summary>
internal static class Fastest
{
    private const int WarmUps = 2;
    private const double Seconds = 0.1;

    /// <summary>Keeps the fastest and disposes of the others.</summary>
    /// <param name="ways">Create the contestant; at least one.</param>
    public static IContestant Of(IReadOnlyList<Func<IContestant>> ways)
    {
        IContestant best = ways[0]();
        double least = ways.Count > 1 ? TimeOf(best) : 0;
        foreach (Func<IContestant> way in ways.Skip(1))
        {
            IContestant other = way();
            double time = TimeOf(other);
            (IContestant slower, best, least) = time < least ? (best, other, time) : (other, best, least);
            slower.Dispose();
        }
        return best;
    }

    // The fastest of several iterations: nothing else is warm yet.
    private static double TimeOf(IContestant contestant)
    {
        contestant.Run(WarmUps);
        double least = double.PositiveInfinity;
        long start = Stopwatch.GetTimestamp();
        do
        {
            long turn = Stopwatch.GetTimestamp();
            contestant.Run(1);
            least = Math.Min(least, Stopwatch.GetElapsedTime(turn).TotalSeconds);
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < Seconds);
        return least;
    }
}
