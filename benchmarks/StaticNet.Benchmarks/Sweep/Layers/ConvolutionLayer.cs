using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Sweep.Layers;

/// <summary>A convolution along one axis or two, padded to keep the size or not at all.</summary>
/// <param name="Input">The shape that it reads.</param>
/// <param name="Filters">The number of output channels.</param>
/// <param name="Kernel">The kernel's size along each axis.</param>
/// <param name="Stride">The distance of two windows.</param>
/// <param name="Pad">The zeros on each side.</param>
/// <param name="IsDepthwise">Whether each filter sees one channel.</param>
internal sealed record ConvolutionLayer(
    Shape Input, int Filters, int Kernel, int Stride = 1, int Pad = 0, bool IsDepthwise = false)
    : SweepLayer(
        Input, new Shape(Filters, [.. Input.Positions.Select(length => (length + 2 * Pad - Kernel) / Stride + 1)]))
{
    /// <inheritdoc/>
    public override double Flops => 2.0 * Output.Area * WeightCount;

    /// <inheritdoc/>
    public override long Parameters => WeightCount + Filters;

    private int Groups => IsDepthwise ? Input.Channels : 1;

    private long WeightCount => (long)Filters * (Input.Channels / Groups) * (int)Math.Pow(Kernel, Input.Rank);

    /// <inheritdoc/>
    public override string ToString()
    {
        string kind = IsDepthwise ? "dw" : "c";
        return $"{kind}{Filters}k{Kernel}{(Stride > 1 ? $"s{Stride}" : "")}{(Pad > 0 ? $"p{Pad}" : "")}";
    }

    /// <inheritdoc/>
    public override void AddTo(NetworkSource source)
    {
        List<string> arguments = IsDepthwise ? [$"{Kernel}"] : [$"{Filters}", $"{Kernel}"];
        if (Filters != Input.Channels && IsDepthwise)
            arguments.Add($"Multiplier = {Filters / Input.Channels}");
        if (Stride > 1)
            arguments.Add($"Stride = {Stride}");
        if (Pad > 0)
            arguments.Add($"Pad = [{string.Join(", ", Enumerable.Repeat(Pad, 2 * Input.Rank))}]");
        source.Add(IsDepthwise ? "DepthwiseConv2D" : $"Conv{Input.Rank}D", arguments);
    }

    /// <inheritdoc/>
    public override void AddTo(OnnxModel model) => model.Convolution((ConvWeights)Weights[0]);

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateTorch() => TorchConvolutions.CreateAny((ConvWeights)Weights[0]);

    /// <inheritdoc/>
    protected override IReadOnlyList<LayerWeights> DrawWeights(Random random) =>
    [
        ConvWeights.Create(random, Input.Channels / Groups, Filters, Kernel, Input.Rank) with
        {
            Stride = Stride, Pad = Pad, Groups = Groups,
        },
    ];
}
