using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>The convolutional network of TorchSharp's modules.</summary>
internal static class TorchCnn
{
    /// <summary>Creates the modules.</summary>
    /// <param name="weights">The layers.</param>
    public static nn.Module<Tensor, Tensor> Create(CnnWeights weights) => nn.Sequential(
        Convolution(weights.First),
        nn.ReLU(),
        nn.MaxPool2d(2),
        Convolution(weights.Second),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(weights.Classes.Inputs, weights.Classes.Outputs));

    /// <summary>The shape of its input, which as memory is also that of channels last: there is one channel.</summary>
    /// <param name="samples">The number of pictures.</param>
    public static long[] InputShape(int samples) => [samples, 1, CnnWeights.Side, CnnWeights.Side];

    private static TorchSharp.Modules.Conv2d Convolution(ConvWeights layer)
        => nn.Conv2d(layer.Channels, layer.Filters, layer.Kernel);
}
