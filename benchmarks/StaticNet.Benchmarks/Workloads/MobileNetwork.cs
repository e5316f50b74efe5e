using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>MobileNet.</summary>
internal sealed class MobileNetwork()
    : FrozenPictureNetwork<MobileNet, MobileNet.Frozen, MobileNetWeights>(MobileNetWeights.Create())
{
    /// <inheritdoc/>
    public override string Name => "mobile";

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

    /// <inheritdoc/>
    protected override MobileNet.Frozen Freeze(MobileNet network) => network.Freeze();
}
