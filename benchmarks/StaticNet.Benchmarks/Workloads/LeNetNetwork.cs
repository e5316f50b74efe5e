using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>LeNet-5.</summary>
internal sealed class LeNetNetwork() : PictureNetwork<LeNet, LeNetWeights>(LeNetWeights.Create())
{
    /// <inheritdoc/>
    public override string Name => "lenet";

    /// <inheritdoc/>
    public override bool TrainsChannelsLast => false;

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> Torch() => TorchLeNet.Create(Weights);

    /// <inheritdoc/>
    public override OnnxModel AddTo(OnnxModel model) => model
        .Convolution(Weights.First).Apply("Tanh").AveragePool()
        .Convolution(Weights.Second).Apply("Tanh").AveragePool()
        .Apply("Flatten").Dense(Weights.Dense[0]).Apply("Tanh").Dense(Weights.Dense[1]).Apply("Tanh")
        .Dense(Weights.Dense[2]);

    /// <inheritdoc/>
    protected override LeNet Create() => new(seed: 1);
}
