using System.Diagnostics;
using System.Globalization;
using StaticNet.Benchmarks.Kinds;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Processes;

/// <summary>
/// One contestant in a process of its own, which takes a turn for each line that it reads, and writes the microseconds
/// of an iteration. When it is warm it writes what it computed, as a hash, and last its peak memory in bytes.
/// </summary>
internal static class TurnServer
{
    /// <summary>The command.</summary>
    public const string Command = "turns";

    /// <summary>Serves this library's side of a workload, as a native binary does.</summary>
    /// <param name="arguments">The workload and the number of threads.</param>
    public static int ServeOwn(ReadOnlySpan<string> arguments)
    {
        int threads = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        return Serve(Find(arguments[0]).StaticNet(threads), threads);
    }

    /// <summary>Serves this library's side of a workload, or a peer's.</summary>
    /// <param name="arguments">The workload, the number of threads, and perhaps the peer.</param>
    public static int Serve(ReadOnlySpan<string> arguments)
    {
        if (arguments.Length == 2)
            return ServeOwn(arguments);
        int threads = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        string name = arguments[2];
        Peer peer = Find(arguments[0]).Peers(threads).First(peer => peer.Name == name);
        return Serve(peer.Create(), threads);
    }

    private static Workload Find(string name)
        => WorkloadRegistry.All.Concat(KindRegistry.All).First(workload => workload.Name == name);

    private static int Serve(IContestant contestant, int threads)
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
