using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>The logits of 784-128-10.</summary>
internal sealed class MlpInference(int samples) : InferenceWorkload
{
    private readonly DenseWeights[] _layers = DenseWeights.Create(784, 128, 10);
    private readonly ClassifierBatch _batch = ClassifierBatch.Create(samples, 784, 10);

    /// <inheritdoc/>
    public override string Name => $"mlp-infer-b{samples}";

    /// <inheritdoc/>
    public override double Flops => samples * DenseWeights.ForwardFlops(_layers);

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads)
        => new StaticNetInference<MnistMlp>(new MnistMlp(seed: 1), _layers, _batch.Input, threads) { Name = name };

    /// <inheritdoc/>
    protected override IEnumerable<Peer> Others(int threads)
    {
        yield return new Peer(
            PeerNames.TorchSharp,
            () => new TorchInference(
                () => TorchMlp.Create(_layers, () => nn.ReLU()), _layers, _batch.Input, [samples, 784], threads));
        yield return new Peer(
            PeerNames.OnnxRuntime, () => new OnnxInference(Model(), _batch.Input, outputSize: 10, threads));
    }

    private OnnxModel Model() => new OnnxModel(samples, 784).Dense(_layers[0]).Apply("Relu").Dense(_layers[1]);
}
