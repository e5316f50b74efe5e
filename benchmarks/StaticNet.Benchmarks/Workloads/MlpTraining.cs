using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>One training step of a stack of dense layers: forward, cross-entropy, backward, Adam.</summary>
/// <typeparam name="TNetwork">This library's network.</typeparam>
internal sealed class MlpTraining<TNetwork>(MlpShape<TNetwork> shape, int samples) : TrainingWorkload
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly ClassifierBatch _batch = shape.Batch(samples);

    /// <inheritdoc/>
    public override string Name => $"{shape.Family}-train-b{samples}";

    /// <inheritdoc/>
    public override double Tolerance => shape.TrainingTolerance;

    /// <summary>Forward, weight gradients, and the input gradients of all layers but the first.</summary>
    public override double Flops
        => samples * (2 * DenseWeights.ForwardFlops(shape.Layers) + DenseWeights.ForwardFlops(shape.Layers.Skip(1)));

    /// <inheritdoc/>
    protected override IContestant Torch(double? learningRate, int threads) => new TorchClassifierTraining(
        shape.TorchModules, shape.Layers, () => tensor(_batch.Input, [samples, shape.Sizes[0]]), _batch.Targets,
        learningRate, threads);

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads) => new ClassifierTraining<TNetwork>(
        name, shape.Create(), shape.Layers, _batch, LearningRate, threads);
}
