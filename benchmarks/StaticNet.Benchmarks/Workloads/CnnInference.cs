using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>The logits of the convolutional network.</summary>
internal sealed class CnnInference(int samples) : InferenceWorkload
{
    private readonly CnnWeights _weights = CnnWeights.Create();
    private readonly ClassifierBatch _batch = ClassifierBatch.Create(samples, MnistCnn.InputSize, MnistCnn.OutputSize);

    /// <inheritdoc/>
    public override string Name => $"cnn-infer-b{samples}";

    /// <inheritdoc/>
    public override double Flops => samples * _weights.ForwardFlops;

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads)
        => new StaticNetInference<MnistCnn>(new MnistCnn(seed: 1), _weights.Layers, _batch.Input, threads)
        {
            Name = name,
        };

    /// <inheritdoc/>
    protected override IEnumerable<Peer> Others(int threads)
    {
        yield return new Peer(
            PeerNames.TorchSharp,
            () => new TorchInference(
                () => TorchCnn.Create(_weights), _weights.Layers, _batch.Input, TorchCnn.InputShape(samples), threads));
        yield return new Peer(
            PeerNames.OnnxRuntime, () => new OnnxInference(Model(), _batch.Input, MnistCnn.OutputSize, threads));
    }

    private OnnxModel Model() => new OnnxModel(TorchCnn.InputShape(samples))
        .Convolution(_weights.First).Apply("Relu").MaxPool()
        .Convolution(_weights.Second).Apply("Relu").MaxPool()
        .Apply("Flatten").Dense(_weights.Classes);
}
