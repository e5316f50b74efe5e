using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>One training step of the convolutional network: forward, cross-entropy, backward, Adam.</summary>
internal sealed class CnnTraining(int samples) : TrainingWorkload
{
    private readonly CnnWeights _weights = CnnWeights.Create();
    private readonly ClassifierBatch _batch = ClassifierBatch.Create(samples, MnistCnn.InputSize, MnistCnn.OutputSize);

    /// <inheritdoc/>
    public override string Name => $"cnn-train-b{samples}";

    /// <inheritdoc/>
    public override double Flops => samples * _weights.TrainingFlops;

    /// <inheritdoc/>
    protected override IContestant Torch(double? learningRate, int threads) => new TorchClassifierTraining(
        () => TorchCnn.Create(_weights), _weights.Layers, () => tensor(_batch.Input, TorchCnn.InputShape(samples)),
        _batch.Targets, learningRate, threads);

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads) => new ClassifierTraining<MnistCnn>(
        name, new MnistCnn(seed: 1), _weights.Layers, _batch, LearningRate, threads);
}
