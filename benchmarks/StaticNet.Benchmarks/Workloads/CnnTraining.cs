using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>One training step of the convolutional network: forward, cross-entropy, backward, Adam.</summary>
internal sealed class CnnTraining(int samples) : Workload
{
    private const double LearningRate = 1e-3;

    private readonly CnnWeights _weights = CnnWeights.Create();
    private readonly ClassifierBatch _batch = ClassifierBatch.Create(samples, MnistCnn.InputSize, MnistCnn.OutputSize);

    /// <inheritdoc/>
    public override string Name => $"cnn-train-b{samples}";

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

    private TorchClassifierTraining Torch(double? learningRate, int threads) => new(
        () => TorchCnn.Create(_weights), _weights.Layers, () => tensor(_batch.Input, TorchCnn.InputShape(samples)),
        _batch.Targets, learningRate, threads);

    private ClassifierTraining<MnistCnn> StaticNet(string name, int threads)
        => new(name, new MnistCnn(seed: 1), _weights.Layers, _batch, LearningRate, threads);
}
