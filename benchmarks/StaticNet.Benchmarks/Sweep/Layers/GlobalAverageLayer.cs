using StaticNet.Benchmarks.Peers.Onnx;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Sweep.Layers;

/// <summary>The mean of each channel.</summary>
/// <param name="Input">The shape that it reads.</param>
internal sealed record GlobalAverageLayer(Shape Input) : SweepLayer(Input, new Shape(Input.Channels))
{
    /// <inheritdoc/>
    public override string ToString() => "mean";

    /// <inheritdoc/>
    public override void AddTo(NetworkSource source) => source.Add("GlobalAveragePool");

    /// <inheritdoc/>
    public override void AddTo(OnnxModel model) => model.Apply("GlobalAveragePool").Apply("Flatten");

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateTorch() => nn.Sequential(
        Input.Rank == 1 ? nn.AdaptiveAvgPool1d(1) : nn.AdaptiveAvgPool2d(1), nn.Flatten());
}
