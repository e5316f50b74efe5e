using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>The convolutional network for pictures of CIFAR's size, of TorchSharp's modules.</summary>
internal static class TorchCifar
{
    /// <summary>Creates the modules.</summary>
    /// <param name="weights">The layers.</param>
    public static nn.Module<Tensor, Tensor> Create(CifarWeights weights) => nn.Sequential(
    [
        .. weights.Convolutions.Chunk(2).Select(Pair),
        nn.Flatten(),
        nn.Linear(weights.Classes.Inputs, weights.Classes.Outputs),
    ]);

    private static TorchSharp.Modules.Sequential Pair(ConvNormWeights[] layers) => nn.Sequential(
        TorchConvolutions.Create(layers[0], nn.ReLU(inplace: true)),
        TorchConvolutions.Create(layers[1], nn.ReLU(inplace: true)),
        nn.MaxPool2d(2));
}
