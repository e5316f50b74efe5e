using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Torch;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>
/// One training step of a network that classifies pictures: forward, cross-entropy, backward, Adam.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="samples">The number of pictures.</param>
internal sealed class PictureTraining(PictureNetwork network, int samples) : TrainingWorkload
{
    private readonly ClassifierBatch _batch = network.Batch(samples);

    /// <inheritdoc/>
    public override string Name => $"{network.Name}-train-b{samples}";

    /// <inheritdoc/>
    public override double Flops => samples * network.Weights.TrainingFlops;

    /// <inheritdoc/>
    public override double Tolerance => network.TrainingTolerance;

    /// <inheritdoc/>
    protected override IContestant Torch(double? learningRate, int threads) => new TorchClassifierTraining(
        TorchNetwork, network.Weights.Layers, TorchInput, _batch.Targets, learningRate, threads);

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads)
        => network.Training(name, _batch, LearningRate, threads);

    private nn.Module<Tensor, Tensor> TorchNetwork()
        => network.TrainsChannelsLast ? TorchPictures.ChannelsLast(network.Torch()) : network.Torch();

    private Tensor TorchInput()
    {
        long[] shape = network.Weights.InputShape(samples);
        return network.TrainsChannelsLast
            ? TorchPictures.ChannelsLast(_batch.Input, shape)
            : tensor(Pictures.ChannelsFirst(_batch.Input, samples, (int)shape[1]), shape);
    }
}
