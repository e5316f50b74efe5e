using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>The convolutional network of TorchSharp's modules.</summary>
internal static class TorchCnn
{
    /// <summary>Creates the modules.</summary>
    /// <param name="weights">The layers.</param>
    public static nn.Module<Tensor, Tensor> Create(CnnWeights weights) => nn.Sequential(
        TorchConvolutions.Create(weights.First),
        nn.ReLU(),
        nn.MaxPool2d(2),
        TorchConvolutions.Create(weights.Second),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(weights.Classes.Inputs, weights.Classes.Outputs));
}
