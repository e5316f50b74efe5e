using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>The logits of the frozen residual network.</summary>
internal sealed class ResNetInference(int samples) : InferenceWorkload
{
    private readonly ResNetWeights _weights = ResNetWeights.Create();
    private readonly ClassifierBatch _batch = ClassifierBatch.Create(samples, ResNet20.InputSize, ResNet20.OutputSize);

    /// <inheritdoc/>
    public override string Name => $"resnet-infer-b{samples}";

    /// <inheritdoc/>
    public override double Flops => samples * _weights.ForwardFlops;

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads)
    {
        ResNet20 network = new(seed: 1);
        NetworkWeights.Set(network, _weights.Layers);
        return new StaticNetInference<ResNet20.Frozen>(network.Freeze(), _batch.Input, threads) { Name = name };
    }

    /// <inheritdoc/>
    protected override IEnumerable<Peer> Others(int threads)
    {
        float[] input = Pictures.ChannelsFirst(_batch.Input, samples, 3);
        yield return new Peer(
            PeerNames.TorchSharp,
            () => new TorchInference(
                () => TorchResNet.Create(_weights), _weights.Layers, input, TorchResNet.InputShape(samples), threads));
        yield return new Peer(
            PeerNames.OnnxRuntime, () => new OnnxInference(Model(), input, ResNet20.OutputSize, threads));
    }

    private OnnxModel Model()
    {
        OnnxModel model = new OnnxModel(TorchResNet.InputShape(samples)).Convolution(_weights.First).Apply("Relu");
        foreach (BasicBlockWeights block in _weights.Blocks)
            Add(block, model);
        return model.Apply("GlobalAveragePool").Apply("Flatten").Dense(_weights.Classes);
    }

    private static void Add(BasicBlockWeights block, OnnxModel model)
    {
        string input = model.Output;
        string convolved = model.Convolution(block.First).Apply("Relu").Convolution(block.Second).Output;
        string skip = block.Projection is null ? input : model.From(input).Convolution(block.Projection).Output;
        model.From(convolved).Add(skip).Apply("Relu");
    }
}
