using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>MobileNet.</summary>
internal sealed class MobileNetwork() : PictureNetwork<MobileNet, MobileNetWeights>(MobileNetWeights.Create())
{
    /// <inheritdoc/>
    public override string Name => "mobile";

    /// <summary>Inference of the frozen network, whose normalisation is part of the convolutions.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="batch">The pictures.</param>
    /// <param name="threads">How many threads it may use.</param>
    public override IContestant Inference(string name, ClassifierBatch batch, int threads)
    {
        MobileNet network = Create();
        NetworkWeights.Set(network, Weights.Layers);
        return new StaticNetInference<MobileNet.Frozen>(network.Freeze(), batch.Input, threads) { Name = name };
    }

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> Torch() => TorchMobileNet.Create(Weights);

    /// <inheritdoc/>
    public override OnnxModel AddTo(OnnxModel model)
    {
        model.Convolution(Weights.First).Apply("Relu");
        foreach (SeparableWeights block in Weights.Blocks)
            model.Convolution(block.Depthwise).Apply("Relu").Convolution(block.Pointwise).Apply("Relu");
        return model.Apply("GlobalAveragePool").Apply("Flatten").Dense(Weights.Classes);
    }

    /// <inheritdoc/>
    protected override MobileNet Create() => new(seed: 1);
}
