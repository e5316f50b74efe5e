using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>The logits of the U-Net.</summary>
internal sealed class UNetInference(int samples) : InferenceWorkload
{
    private readonly UNetWeights _weights = UNetWeights.Create();

    // The shape of inputs and outputs is the same: there is one channel.
    private readonly ClassifierBatch _batch = ClassifierBatch.Create(samples, SmallUNet.InputSize, classes: 2);

    /// <inheritdoc/>
    public override string Name => $"unet-infer-b{samples}";

    /// <inheritdoc/>
    public override double Flops => samples * _weights.ForwardFlops;

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads)
        => new StaticNetInference<SmallUNet>(new SmallUNet(seed: 1), _weights.Layers, _batch.Input, threads)
        {
            Name = name,
        };

    /// <inheritdoc/>
    protected override IEnumerable<Peer> Others(int threads)
    {
        yield return new Peer(
            PeerNames.TorchSharp,
            () => new TorchInference(
                () => new TorchUNet(_weights), _weights.Layers, _batch.Input, TorchUNet.InputShape(samples), threads));
        yield return new Peer(
            PeerNames.OnnxRuntime, () => new OnnxInference(Model(), _batch.Input, SmallUNet.OutputSize, threads));
    }

    private OnnxModel Model()
    {
        OnnxModel model = new(TorchUNet.InputShape(samples));
        string outer = AddPair(_weights.Outer, model).Output;
        string inner = AddPair(_weights.Inner, model.MaxPool()).Output;
        AddPair(_weights.Bottom, model.MaxPool()).TransposedConvolution(_weights.InnerUp).ConcatAfter(inner);
        AddPair(_weights.InnerBack, model).TransposedConvolution(_weights.OuterUp).ConcatAfter(outer);
        // As one row for each sample, which is how the output is read.
        return AddPair(_weights.OuterBack, model).Convolution(_weights.Logit).Apply("Flatten");
    }

    private static OnnxModel AddPair(ConvWeights[] layers, OnnxModel model)
        => model.Convolution(layers[0]).Apply("Relu").Convolution(layers[1]).Apply("Relu");
}
