using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Sweep.Layers;

/// <summary>A normalisation of channels, by running statistics in inference.</summary>
/// <param name="Input">The shape that it reads.</param>
internal sealed record BatchNormLayer(Shape Input) : SweepLayer(Input, Input)
{
    /// <inheritdoc/>
    public override long Parameters => 2L * Input.Channels;

    /// <inheritdoc/>
    public override string ToString() => "norm";

    /// <inheritdoc/>
    public override void AddTo(NetworkSource source) => source.Add("BatchNorm");

    /// <inheritdoc/>
    public override void AddTo(OnnxModel model) => model.Normalization((BatchNormWeights)Weights[0]);

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateTorch()
        => TorchNormalization.Create((BatchNormWeights)Weights[0], Input.Rank);

    /// <inheritdoc/>
    protected override IReadOnlyList<LayerWeights> DrawWeights(Random random)
        => [BatchNormWeights.Create(random, Input.Channels)];
}
