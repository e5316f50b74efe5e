using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>The logits of a stack of dense layers.</summary>
/// <typeparam name="TNetwork">This library's network.</typeparam>
internal sealed class MlpInference<TNetwork>(MlpShape<TNetwork> shape, int samples) : InferenceWorkload
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly ClassifierBatch _batch = shape.Batch(samples);

    /// <inheritdoc/>
    public override string Name => $"{shape.Family}-infer-b{samples}";

    /// <inheritdoc/>
    public override double Flops => samples * DenseWeights.ForwardFlops(shape.Layers);

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads)
        => new StaticNetInference<TNetwork>(shape.Create(), shape.Layers, _batch.Input, threads) { Name = name };

    /// <inheritdoc/>
    protected override IEnumerable<Peer> Others(int threads)
    {
        yield return new Peer(
            PeerNames.TorchSharp,
            () => new TorchInference(
                shape.TorchModules, shape.Layers, _batch.Input, [samples, shape.Sizes[0]], threads));
        yield return new Peer(
            PeerNames.OnnxRuntime,
            () => new OnnxInference(shape.OnnxModel(samples), _batch.Input, shape.Sizes[^1], threads));
    }
}
