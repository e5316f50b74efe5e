using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>One training step of the residual network: forward, cross-entropy, backward, Adam.</summary>
internal sealed class ResNetTraining(int samples) : TrainingWorkload
{
    private readonly ResNetWeights _weights = ResNetWeights.Create();
    private readonly ClassifierBatch _batch = ClassifierBatch.Create(samples, ResNet20.InputSize, ResNet20.OutputSize);

    /// <inheritdoc/>
    public override string Name => $"resnet-train-b{samples}";

    /// <inheritdoc/>
    public override double Flops => samples * _weights.TrainingFlops;

    /// <summary>
    /// Of four million values before a ReLU some are so near to zero that rounding decides the sign: TorchSharp's own
    /// gradients in single precision differ by 0.0007 from those in double.
    /// </summary>
    public override double Tolerance => 5e-3;

    /// <inheritdoc/>
    protected override IContestant Torch(double? learningRate, int threads) => new TorchClassifierTraining(
        () => TorchResNet.Create(_weights), _weights.Layers,
        () => tensor(Pictures.ChannelsFirst(_batch.Input, samples, 3), TorchResNet.InputShape(samples)),
        _batch.Targets, learningRate, threads);

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads) => new ClassifierTraining<ResNet20>(
        name, new ResNet20(seed: 1), _weights.Layers, _batch, LearningRate, threads);
}
