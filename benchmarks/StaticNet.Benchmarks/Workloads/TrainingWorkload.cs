using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>One training step of a network, which TorchSharp also does without its optimizer.</summary>
internal abstract class TrainingWorkload : Workload
{
    /// <summary>The learning rate of all contestants.</summary>
    protected virtual double LearningRate => 1e-3;

    /// <inheritdoc/>
    public sealed override IContestant StaticNet(int threads) => StaticNet(PeerNames.StaticNet, threads);

    /// <inheritdoc/>
    public sealed override IEnumerable<Peer> Peers(int threads)
    {
        yield return new Peer(PeerNames.TorchSharp, () => Torch(LearningRate, threads));
        yield return new Peer(PeerNames.TorchSharpForwardBackward, () => Torch(learningRate: null, threads));
        if (threads > 1)
            yield return new Peer(PeerNames.StaticNetOneThread, () => StaticNet(PeerNames.StaticNetOneThread, 1));
    }

    /// <summary>Creates TorchSharp's contestant.</summary>
    /// <param name="learningRate">The learning rate, or null for gradients alone.</param>
    /// <param name="threads">How many threads it may use.</param>
    protected abstract IContestant Torch(double? learningRate, int threads);

    /// <summary>Creates this library's contestant.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="threads">How many threads it may use.</param>
    protected abstract IContestant StaticNet(string name, int threads);
}
