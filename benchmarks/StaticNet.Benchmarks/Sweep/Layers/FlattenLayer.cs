using StaticNet.Benchmarks.Peers.Onnx;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Sweep.Layers;

/// <summary>Makes one row of all positions.</summary>
/// <param name="Input">The shape that it reads.</param>
internal sealed record FlattenLayer(Shape Input) : SweepLayer(Input, new Shape(Input.Count))
{
    /// <inheritdoc/>
    public override string ToString() => "flat";

    /// <inheritdoc/>
    public override void AddTo(NetworkSource source) => source.Add("Flatten");

    /// <inheritdoc/>
    public override void AddTo(OnnxModel model) => model.Apply("Flatten");

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateTorch() => nn.Flatten();
}
