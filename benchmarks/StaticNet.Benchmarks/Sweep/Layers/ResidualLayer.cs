using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Sweep.Layers;

/// <summary>Layers whose result is added to what they read, or to a projection of it, and an activation.</summary>
/// <param name="Inner">The layers.</param>
/// <param name="Projection">What skips them; null where the value skips them as it is.</param>
internal sealed record ResidualLayer(IReadOnlyList<SweepLayer> Inner, SweepLayer? Projection)
    : SweepLayer(Inner[0].Input, Inner[^1].Output)
{
    /// <inheritdoc/>
    public override double Flops => All.Sum(layer => layer.Flops);

    /// <inheritdoc/>
    public override long Parameters => All.Sum(layer => layer.Parameters);

    private IEnumerable<SweepLayer> All => Projection is null ? Inner : Inner.Append(Projection);

    /// <inheritdoc/>
    public override string ToString()
        => $"res({string.Join(' ', Inner)}{(Projection is null ? "" : $" | {Projection}")})";

    /// <inheritdoc/>
    public override void AddTo(NetworkSource source)
    {
        string input = source.Output;
        foreach (SweepLayer layer in Inner)
            layer.AddTo(source);
        string result = source.Output;
        if (Projection is null)
        {
            source.Add("Add", $"\"{input}\"");
            return;
        }
        Projection.AddTo(source.From(input));
        source.Add("Add", $"\"{result}\"");
    }

    /// <inheritdoc/>
    public override void AddTo(OnnxModel model)
    {
        string input = model.Output;
        foreach (SweepLayer layer in Inner)
            layer.AddTo(model);
        string result = model.Output;
        Projection?.AddTo(model.From(input));
        model.Add(Projection is null ? input : result);
    }

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateTorch()
        => new TorchResidual(nn.Sequential(Inner.Select(layer => layer.CreateTorch())), Projection?.CreateTorch());

    /// <inheritdoc/>
    protected override IReadOnlyList<LayerWeights> DrawWeights(Random random)
    {
        foreach (SweepLayer layer in All)
            layer.CreateWeights(random);
        return [.. All.SelectMany(layer => layer.Weights)];
    }

    private sealed class TorchResidual : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> _inner;
        private readonly nn.Module<Tensor, Tensor>? _projection;

        public TorchResidual(nn.Module<Tensor, Tensor> inner, nn.Module<Tensor, Tensor>? projection)
            : base(nameof(ResidualLayer))
        {
            (_inner, _projection) = (inner, projection);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor skip = _projection?.forward(input) ?? input;
            return _inner.forward(input).add_(skip).MoveToOuterDisposeScope();
        }
    }
}
