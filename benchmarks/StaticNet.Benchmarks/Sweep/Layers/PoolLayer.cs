using StaticNet.Benchmarks.Peers.Onnx;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Sweep.Layers;

/// <summary>The largest or the mean of each window, without overlap.</summary>
/// <param name="Input">The shape that it reads.</param>
/// <param name="Size">The size of a window along each axis.</param>
/// <param name="IsMean">Whether it takes the mean.</param>
internal sealed record PoolLayer(Shape Input, int Size, bool IsMean)
    : SweepLayer(Input, new Shape(Input.Channels, [.. Input.Positions.Select(length => length / Size)]))
{
    private string Kind => IsMean ? "AveragePool" : "MaxPool";

    /// <inheritdoc/>
    public override string ToString() => $"{(IsMean ? "avg" : "max")}{Size}";

    /// <inheritdoc/>
    public override void AddTo(NetworkSource source) => source.Add($"{Kind}{Input.Rank}D", $"{Size}");

    /// <inheritdoc/>
    public override void AddTo(OnnxModel model) => model.Pool(Kind, Size, Input.Rank);

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateTorch() => (Input.Rank, IsMean) switch
    {
        (1, false) => nn.MaxPool1d(Size),
        (1, true) => nn.AvgPool1d(Size),
        (_, false) => nn.MaxPool2d(Size),
        (_, true) => nn.AvgPool2d(Size),
    };
}
