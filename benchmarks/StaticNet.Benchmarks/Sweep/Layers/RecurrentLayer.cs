using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Sweep.Layers;

/// <summary>A recurrent layer over a sequence.</summary>
/// <param name="Input">The steps and the values of each.</param>
/// <param name="Kind">The kind of its cell.</param>
/// <param name="Units">The number of units of one direction.</param>
/// <param name="IsBidirectional">Whether it also reads backward.</param>
/// <param name="ReturnsSequences">Whether it gives all steps, and not the last states alone.</param>
internal sealed record RecurrentLayer(
    Shape Input, RecurrentKind Kind, int Units, bool IsBidirectional, bool ReturnsSequences)
    : SweepLayer(Input, new Shape(IsBidirectional ? 2 * Units : Units, ReturnsSequences ? Input.Positions : []))
{
    /// <inheritdoc/>
    public override double Flops => 2.0 * Input.Area * Rows * (Input.Channels + Units);

    /// <inheritdoc/>
    public override double InputGradientFlops => 2.0 * Input.Area * Rows * Input.Channels;

    /// <inheritdoc/>
    public override long Parameters => (long)Rows * (Input.Channels + Units + 2);

    private int Directions => IsBidirectional ? 2 : 1;

    private int Rows => Directions * (int)Kind * Units;

    /// <inheritdoc/>
    public override string ToString()
    {
        string kind = Kind.ToString().ToLowerInvariant();
        return $"{kind}{Units}{(IsBidirectional ? "x2" : "")}{(ReturnsSequences ? "" : "last")}";
    }

    /// <inheritdoc/>
    public override void AddTo(NetworkSource source)
    {
        List<string> arguments = [$"{Units}"];
        if (IsBidirectional)
            arguments.Add("Bidirectional = true");
        if (!ReturnsSequences)
            arguments.Add("ReturnSequences = false");
        source.Add($"{Kind}", arguments);
    }

    /// <inheritdoc/>
    public override void AddTo(OnnxModel model)
        => model.Recurrent([.. Weights.Cast<RecurrentWeights>()], ReturnsSequences);

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateTorch()
        => new TorchRecurrent((RecurrentWeights)Weights[0], IsBidirectional, ReturnsSequences);

    /// <inheritdoc/>
    protected override IReadOnlyList<LayerWeights> DrawWeights(Random random) =>
    [
        .. Enumerable.Range(0, Directions).Select(_ => RecurrentWeights.Create(random, Kind, Input.Channels, Units)),
    ];
}
