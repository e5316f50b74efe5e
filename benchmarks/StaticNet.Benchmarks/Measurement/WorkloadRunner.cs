using StaticNet.Benchmarks.Reporting;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Measurement;

/// <summary>Checks this library and its peers against each other and times them, interleaved in this process.</summary>
/// <param name="seconds">How long to measure each workload, besides warming up.</param>
/// <param name="threads">How many threads every library may use.</param>
internal sealed class WorkloadRunner(double seconds, int threads)
{
    private readonly InterleavedTimer _timer = new(seconds, threads);
    private readonly Dictionary<string, string> _skipped = [];

    /// <summary>The peers that do not load on this machine, and why.</summary>
    public IReadOnlyDictionary<string, string> Skipped => _skipped;

    /// <summary>Measures one workload.</summary>
    /// <param name="workload">The workload.</param>
    /// <exception cref="InvalidDataException">A peer computes something else.</exception>
    public WorkloadResult Measure(Workload workload)
    {
        using IContestant own = workload.StaticNet(threads);
        List<IContestant> peers = [];
        try
        {
            foreach (Peer peer in workload.Peers(threads))
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
