using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>The outputs of a batch, which one thread also computes where there are several.</summary>
internal abstract class InferenceWorkload : Workload
{
    /// <inheritdoc/>
    public sealed override IContestant StaticNet(int threads) => StaticNet(PeerNames.StaticNet, threads);

    /// <inheritdoc/>
    public sealed override IEnumerable<Peer> Peers(int threads)
    {
        foreach (Peer peer in Others(threads))
            yield return peer;
        if (threads > 1)
            yield return new Peer(PeerNames.StaticNetOneThread, () => StaticNet(PeerNames.StaticNetOneThread, 1));
    }

    /// <summary>The contestants of other libraries.</summary>
    /// <param name="threads">How many threads they may use.</param>
    protected abstract IEnumerable<Peer> Others(int threads);

    /// <summary>Creates this library's contestant.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="threads">How many threads it may use.</param>
    protected abstract IContestant StaticNet(string name, int threads);
}
