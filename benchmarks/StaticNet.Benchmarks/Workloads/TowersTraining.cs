using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>One training step of two towers with two heads: forward, both losses, backward, Adam.</summary>
internal sealed class TowersTraining(int samples) : Workload
{
    private const double LearningRate = 1e-3;

    private readonly TowersWeights _weights = TowersWeights.Create();
    private readonly TowersBatch _batch = TowersBatch.Create(samples);

    /// <inheritdoc/>
    public override string Name => $"towers-train-b{samples}";

    /// <inheritdoc/>
    public override double Flops => samples * _weights.TrainingFlops;

    /// <inheritdoc/>
    public override IContestant StaticNet(int threads) => StaticNet(PeerNames.StaticNet, threads);

    /// <inheritdoc/>
    public override IEnumerable<Peer> Peers(int threads)
    {
        yield return new Peer(PeerNames.TorchSharp, () => Torch(LearningRate, threads));
        yield return new Peer(PeerNames.TorchSharpForwardBackward, () => Torch(learningRate: null, threads));
        if (threads > 1)
            yield return new Peer(PeerNames.StaticNetOneThread, () => StaticNet(PeerNames.StaticNetOneThread, 1));
    }

    private TorchTowersTraining Torch(double? learningRate, int threads)
        => new(_weights, _batch, learningRate, threads);

    private TwoTowersTraining StaticNet(string name, int threads)
        => new(name, _weights.Layers, _batch, LearningRate, threads);
}
