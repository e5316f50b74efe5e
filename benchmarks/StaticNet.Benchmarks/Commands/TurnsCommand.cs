using System.Globalization;
using StaticNet.Benchmarks.Processes;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Commands;

/// <summary>One peer in a process of its own, started by <see cref="AotCommand"/>.</summary>
internal static class TurnsCommand
{
    /// <summary>The command.</summary>
    public const string Name = "turns";

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">The workload, the number of threads, and the peer.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        int threads = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        Workload workload = WorkloadRegistry.All.First(workload => workload.Name == arguments[0]);
        return TurnServer.Serve(
            workload.Peers(threads).First(peer => peer.Name == arguments[2]).Create(), threads);
    }
}
