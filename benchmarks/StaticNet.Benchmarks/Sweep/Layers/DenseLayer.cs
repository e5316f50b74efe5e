using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Sweep.Layers;

/// <summary>A fully connected layer, at each position where there are any.</summary>
/// <param name="Input">The shape that it reads.</param>
/// <param name="Units">The number of outputs.</param>
internal sealed record DenseLayer(Shape Input, int Units) : SweepLayer(Input, Input with { Channels = Units })
{
    /// <inheritdoc/>
    public override double Flops => 2.0 * Input.Count * Units;

    /// <inheritdoc/>
    public override long Parameters => (long)Input.Channels * Units + Units;

    /// <inheritdoc/>
    public override string ToString() => $"{Units}";

    /// <inheritdoc/>
    public override void AddTo(NetworkSource source) => source.Add("Dense", $"{Units}");

    /// <inheritdoc/>
    public override void AddTo(OnnxModel model)
    {
        if (Input.Rank > 0)
            model.Rows(Input.Channels);
        model.Dense((DenseWeights)Weights[0]);
    }

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateTorch() => nn.Linear(Input.Channels, Units);

    /// <inheritdoc/>
    protected override IReadOnlyList<LayerWeights> DrawWeights(Random random)
        => [DenseWeights.Create(random, Input.Channels, Units)];
}
