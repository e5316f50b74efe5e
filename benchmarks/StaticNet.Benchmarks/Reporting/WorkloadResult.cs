using StaticNet.Benchmarks.Measurement;

namespace StaticNet.Benchmarks.Reporting;

/// <summary>One workload's measurements.</summary>
/// <param name="Workload">The workload's name.</param>
/// <param name="Flops">The floating-point operations of one iteration.</param>
/// <param name="StaticNet">This library's timing.</param>
/// <param name="Peers">The timings of the peers that took part.</param>
internal sealed record WorkloadResult(
    string Workload, double Flops, Timing StaticNet, IReadOnlyList<PeerTiming> Peers)
{
    /// <summary>How many times as fast as a peer this library is.</summary>
    /// <param name="peer">The peer.</param>
    public double Ratio(PeerTiming peer) => peer.Timing.Median / StaticNet.Median;

    /// <summary>Floating-point operations per nanosecond.</summary>
    /// <param name="timing">The time of one iteration.</param>
    public double GigaFlops(Timing timing) => Flops / timing.Median / 1e3;
}

/// <summary>A peer's timing.</summary>
/// <param name="Peer">The peer's name.</param>
/// <param name="Timing">Its timing.</param>
internal sealed record PeerTiming(string Peer, Timing Timing);
