using System.Globalization;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Reporting;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Commands;

/// <summary>Runs each workload with this library and its peers, interleaved in this process.</summary>
internal sealed class PeersCommand
{
    private readonly PeersOptions _options;
    private readonly InterleavedTimer _timer;
    private readonly Dictionary<string, string> _skipped = [];

    private PeersCommand(PeersOptions options)
    {
        _options = options;
        _timer = new InterleavedTimer(options.Seconds, options.Threads);
    }

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">The arguments after the command.</param>
    /// <returns>The exit code: 1 where a peer computes something else.</returns>
    /// <exception cref="UsageException">The arguments make no sense.</exception>
    public static int Run(ReadOnlySpan<string> arguments) => new PeersCommand(PeersOptions.Parse(arguments)).Run();

    private int Run()
    {
        Workload[] workloads =
            [.. WorkloadRegistry.All.Where(w => w.Name.Contains(_options.Filter, StringComparison.Ordinal))];
        if (workloads.Length == 0)
        {
            string names = string.Join(", ", WorkloadRegistry.All.Select(workload => workload.Name));
            throw new UsageException($"No workload's name contains '{_options.Filter}'. There are: {names}.");
        }
        FmaPeak peak = FmaPeak.Measure(_options.Threads);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"FMA peak, {peak.Lanes} lanes, {peak.Threads} thread(s): {peak.GigaFlops:0.0} GFLOP/s"));
        ResultTable table = new(Console.Out, peak);
        table.WriteHeader();
        List<WorkloadResult> results = [];
        foreach (Workload workload in workloads)
        {
            WorkloadResult result = Measure(workload);
            table.Write(result);
            results.Add(result);
        }
        foreach (Workload workload in workloads.Where(workload => workload.Note is not null))
            Console.WriteLine($"{workload.Name}: {workload.Note}");
        foreach ((string peer, string reason) in _skipped)
            Console.WriteLine($"{peer} was skipped: {reason}");
        if (_options.JsonPath is string path)
            ResultJson.Write(path, results, peak);
        return 0;
    }

    private WorkloadResult Measure(Workload workload)
    {
        using IContestant own = workload.StaticNet(_options.Threads);
        List<IContestant> peers = [];
        try
        {
            foreach (Peer peer in workload.Peers(_options.Threads))
            {
                if (Create(peer) is IContestant contestant)
                    peers.Add(contestant);
            }
            IReadOnlyDictionary<string, float[]> reference = own.Check();
            foreach (IContestant peer in peers)
                Agreement.Demand(reference, peer.Name, peer.Check(), workload.Tolerance);
            IReadOnlyList<Timing> timings = _timer.Measure([own, .. peers]);
            PeerTiming[] peerTimings =
                [.. peers.Zip(timings.Skip(1), (peer, timing) => new PeerTiming(peer.Name, timing))];
            return new WorkloadResult(workload.Name, workload.Flops, timings[0], peerTimings);
        }
        finally
        {
            peers.ForEach(peer => peer.Dispose());
        }
    }

    private IContestant? Create(Peer peer)
    {
        if (_skipped.ContainsKey(peer.Name))
            return null;
        try
        {
            return peer.Create();
        }
        catch (Exception exception) when (LoadFailure.Is(exception))
        {
            _skipped[peer.Name] = LoadFailure.Reason(exception);
            return null;
        }
    }
}
