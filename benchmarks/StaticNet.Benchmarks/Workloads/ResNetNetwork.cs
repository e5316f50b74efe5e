using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>The residual network for pictures of CIFAR's size.</summary>
internal sealed class ResNetNetwork()
    : FrozenPictureNetwork<ResNet20, ResNet20.Frozen, ResNetWeights>(ResNetWeights.Create())
{
    /// <inheritdoc/>
    public override string Name => "resnet";

    /// <summary>
    /// Of four million values before a ReLU some are so near to zero that rounding decides the sign: TorchSharp's own
    /// gradients in single precision differ by 0.0007 from those in double.
    /// </summary>
    public override double TrainingTolerance => 5e-3;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> Torch() => TorchResNet.Create(Weights);

    /// <inheritdoc/>
    public override OnnxModel AddTo(OnnxModel model)
    {
        model.Convolution(Weights.First).Apply("Relu");
        foreach (BasicBlockWeights block in Weights.Blocks)
            Add(block, model);
        return model.Apply("GlobalAveragePool").Apply("Flatten").Dense(Weights.Classes);
    }

    /// <inheritdoc/>
    protected override ResNet20 Create() => new(seed: 1);

    /// <inheritdoc/>
    protected override ResNet20.Frozen Freeze(ResNet20 network) => network.Freeze();

    private static void Add(BasicBlockWeights block, OnnxModel model)
    {
        string input = model.Output;
        string convolved = model.Convolution(block.First).Apply("Relu").Convolution(block.Second).Output;
        string skip = block.Projection is null ? input : model.From(input).Convolution(block.Projection).Output;
        model.From(convolved).Add(skip).Apply("Relu");
    }
}
