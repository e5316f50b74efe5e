using System.Diagnostics;
using System.Globalization;
using StaticNet.Benchmarks.Measurement;

namespace StaticNet.Benchmarks.Processes;

/// <summary>
/// One contestant in a process of its own, which takes a turn for each line that it reads, and writes the microseconds
/// of an iteration. When it is warm it writes what it computed, as a hash, and last its peak memory in bytes.
/// </summary>
internal static class TurnServer
{
    /// <summary>Serves until there are no more lines.</summary>
    /// <param name="contestant">The contestant, which is disposed of then.</param>
    /// <param name="threads">How many threads it uses.</param>
    /// <returns>The exit code.</returns>
    public static int Serve(IContestant contestant, int threads)
    {
        using (contestant)
        {
            string hash = Hash(contestant.Check());
            WarmContestant warm = new(contestant, threads);
            Console.WriteLine(hash);
            while (Console.ReadLine() is not null)
                Console.WriteLine(warm.Turn().ToString("R", CultureInfo.InvariantCulture));
        }
        Console.WriteLine(Process.GetCurrentProcess().PeakWorkingSet64);
        return 0;
    }

    // FNV-1a over the bits of all values.
    private static string Hash(IReadOnlyDictionary<string, float[]> results)
    {
        ulong hash = 14695981039346656037;
        foreach ((_, float[] values) in results.OrderBy(result => result.Key, StringComparer.Ordinal))
        {
            foreach (float value in values)
                hash = (hash ^ BitConverter.SingleToUInt32Bits(value)) * 1099511628211;
        }
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
