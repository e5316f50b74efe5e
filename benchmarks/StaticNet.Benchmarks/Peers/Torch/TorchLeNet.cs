using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>LeNet-5 of TorchSharp's modules.</summary>
internal static class TorchLeNet
{
    /// <summary>Creates the modules.</summary>
    /// <param name="weights">The layers.</param>
    public static nn.Module<Tensor, Tensor> Create(LeNetWeights weights) => nn.Sequential(
        TorchConvolutions.Create(weights.First),
        nn.Tanh(),
        nn.AvgPool2d(2),
        TorchConvolutions.Create(weights.Second),
        nn.Tanh(),
        nn.AvgPool2d(2),
        nn.Flatten(),
        Dense(weights.Dense[0]),
        nn.Tanh(),
        Dense(weights.Dense[1]),
        nn.Tanh(),
        Dense(weights.Dense[2]));

    private static TorchSharp.Modules.Linear Dense(DenseWeights layer) => nn.Linear(layer.Inputs, layer.Outputs);
}
