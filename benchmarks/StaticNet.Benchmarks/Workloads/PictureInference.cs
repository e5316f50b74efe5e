using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>The logits of a network that classifies pictures.</summary>
/// <param name="network">The network.</param>
/// <param name="samples">The number of pictures.</param>
internal sealed class PictureInference(PictureNetwork network, int samples) : InferenceWorkload
{
    private readonly ClassifierBatch _batch = network.Batch(samples);

    /// <inheritdoc/>
    public override string Name => $"{network.Name}-infer-b{samples}";

    /// <inheritdoc/>
    public override double Flops => samples * network.Weights.ForwardFlops;

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads) => network.Inference(name, _batch, threads);

    /// <inheritdoc/>
    protected override IEnumerable<Peer> Others(int threads)
    {
        long[] shape = network.Weights.InputShape(samples);
        yield return new Peer(
            PeerNames.TorchSharp,
            () => new TorchInference(
                () => TorchPictures.ChannelsLast(network.Torch()), network.Weights.Layers,
                () => TorchPictures.ChannelsLast(_batch.Input, shape), threads));
        yield return new Peer(
            PeerNames.OnnxRuntime,
            () => new OnnxInference(
                network.AddTo(new OnnxModel(shape)), Pictures.ChannelsFirst(_batch.Input, samples, (int)shape[1]),
                _batch.Classes, threads));
    }
}
