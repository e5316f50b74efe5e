using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>One training step of 784-128-10: forward, cross-entropy, backward, Adam.</summary>
internal sealed class MlpTraining(int samples) : Workload
{
    private const double LearningRate = 1e-3;

    private readonly DenseWeights[] _layers = DenseWeights.Create(784, 128, 10);
    private readonly ClassifierBatch _batch = ClassifierBatch.Create(samples, 784, 10);

    /// <inheritdoc/>
    public override string Name => $"mlp-train-b{samples}";

    /// <summary>Forward, weight gradients, and the input gradients of all layers but the first.</summary>
    public override double Flops
        => samples * (2 * DenseWeights.ForwardFlops(_layers) + DenseWeights.ForwardFlops(_layers.Skip(1)));

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

    private TorchClassifierTraining Torch(double? learningRate, int threads) => new(
        () => TorchMlp.Create(_layers, () => nn.ReLU()), _layers, () => tensor(_batch.Input, [samples, 784]),
        _batch.Targets, learningRate, threads);

    private ClassifierTraining<MnistMlp> StaticNet(string name, int threads)
        => new(name, new MnistMlp(seed: 1), _layers, _batch, LearningRate, threads);
}
