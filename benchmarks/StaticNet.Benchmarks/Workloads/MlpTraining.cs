using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>One training step of 784-128-10: forward, cross-entropy, backward, Adam.</summary>
internal sealed class MlpTraining(int samples) : TrainingWorkload
{
    private readonly DenseWeights[] _layers = DenseWeights.Create(784, 128, 10);
    private readonly ClassifierBatch _batch = ClassifierBatch.Create(samples, 784, 10);

    /// <inheritdoc/>
    public override string Name => $"mlp-train-b{samples}";

    /// <summary>Forward, weight gradients, and the input gradients of all layers but the first.</summary>
    public override double Flops
        => samples * (2 * DenseWeights.ForwardFlops(_layers) + DenseWeights.ForwardFlops(_layers.Skip(1)));

    /// <inheritdoc/>
    protected override IContestant Torch(double? learningRate, int threads) => new TorchClassifierTraining(
        () => TorchMlp.Create(_layers, () => nn.ReLU()), _layers, () => tensor(_batch.Input, [samples, 784]),
        _batch.Targets, learningRate, threads);

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads) => new ClassifierTraining<MnistMlp>(
        name, new MnistMlp(seed: 1), _layers, _batch, LearningRate, threads);
}
