using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>The usual convolutional network for handwritten digits.</summary>
internal sealed class CnnNetwork() : PictureNetwork<MnistCnn, CnnWeights>(CnnWeights.Create())
{
    /// <inheritdoc/>
    public override string Name => "cnn";

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> Torch() => TorchCnn.Create(Weights);

    /// <inheritdoc/>
    public override OnnxModel AddTo(OnnxModel model) => model
        .Convolution(Weights.First).Apply("Relu").MaxPool()
        .Convolution(Weights.Second).Apply("Relu").MaxPool()
        .Apply("Flatten").Dense(Weights.Classes);

    /// <inheritdoc/>
    protected override MnistCnn Create() => new(seed: 1);
}
