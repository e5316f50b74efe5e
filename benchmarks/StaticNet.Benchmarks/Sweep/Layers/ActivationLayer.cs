using StaticNet.Benchmarks.Peers.Onnx;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Sweep.Layers;

/// <summary>An activation.</summary>
/// <param name="Input">The shape that it reads.</param>
/// <param name="Function">Its name, which is the same in this library and in ONNX.</param>
internal sealed record ActivationLayer(Shape Input, string Function) : SweepLayer(Input, Input)
{
    /// <summary>The functions to draw from; ReLU is as frequent as the others together.</summary>
    public static IReadOnlyList<string> Functions { get; } = ["Relu", "Relu", "Tanh", "Sigmoid"];

    /// <inheritdoc/>
    public override string ToString() => Function.ToLowerInvariant();

    /// <inheritdoc/>
    public override void AddTo(NetworkSource source) => source.Add(Function);

    /// <inheritdoc/>
    public override void AddTo(OnnxModel model) => model.Apply(Function);

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> CreateTorch() => Function switch
    {
        "Relu" => nn.ReLU(),
        "Tanh" => nn.Tanh(),
        "Sigmoid" => nn.Sigmoid(),
        _ => throw new InvalidOperationException($"TorchSharp's module for {Function} is not known."),
    };
}
