using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Reporting;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Commands;

/// <summary>Runs each workload with this library and its peers, interleaved in this process.</summary>
internal sealed class PeersCommand
{
    private readonly PeersOptions _options;
    private readonly WorkloadRunner _runner;

    private PeersCommand(PeersOptions options)
    {
        _options = options;
        _runner = new WorkloadRunner(options.Seconds, options.Threads);
    }

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">The arguments after the command.</param>
    /// <returns>The exit code: 1 where a peer computes something else.</returns>
    /// <exception cref="UsageException">The arguments make no sense.</exception>
    public static int Run(ReadOnlySpan<string> arguments) => new PeersCommand(PeersOptions.Parse(arguments)).Run();

    /// <summary>Those whose names contain a text.</summary>
    /// <typeparam name="T">What has names.</typeparam>
    /// <param name="all">All of them.</param>
    /// <param name="name">Gives the name.</param>
    /// <param name="filter">The text.</param>
    /// <exception cref="UsageException">There are none.</exception>
    public static IReadOnlyList<T> Filter<T>(IReadOnlyList<T> all, Func<T, string> name, string filter)
    {
        T[] found = [.. all.Where(one => name(one).Contains(filter, StringComparison.Ordinal))];
        return found.Length > 0
            ? found
            : throw new UsageException(
                $"No workload's name contains '{filter}'. There are: {string.Join(", ", all.Select(name))}.");
    }

    private int Run()
    {
        IReadOnlyList<Workload> workloads = Filter(
            WorkloadRegistry.All, workload => workload.Name, _options.Filter);
        FmaPeak peak = FmaPeak.Measure(_options.Threads);
        Console.WriteLine(peak + Avx2Peers.Note);
        ResultTable table = new(Console.Out, peak);
        table.WriteHeader();
        List<WorkloadResult> results = [];
        foreach (Workload workload in workloads)
        {
            WorkloadResult result = _runner.Measure(workload);
            table.Write(result);
            results.Add(result);
        }
        foreach (Workload workload in workloads.Where(workload => workload.Note is not null))
            Console.WriteLine($"{workload.Name}: {workload.Note}");
        foreach ((string peer, string reason) in _runner.Skipped)
            Console.WriteLine($"{peer} was skipped: {reason}");
        if (_options.JsonPath is string path)
            ResultJson.Write(path, results, peak);
        return 0;
    }
}
