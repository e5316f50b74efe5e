using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>Convolutions and what follows them, of TorchSharp's modules.</summary>
internal static class TorchConvolutions
{
    /// <summary>A convolution.</summary>
    /// <param name="layer">Its sizes.</param>
    public static TorchSharp.Modules.Conv2d Create(ConvWeights layer) => nn.Conv2d(
        layer.Channels * layer.Groups, layer.Filters, layer.Kernel, stride: layer.Stride, padding: layer.Pad,
        groups: layer.Groups, bias: layer.Bias is not null);

    /// <summary>A convolution along one axis or two.</summary>
    /// <param name="layer">Its sizes.</param>
    public static nn.Module<Tensor, Tensor> CreateAny(ConvWeights layer) => layer.Rank == 2
        ? Create(layer)
        : nn.Conv1d(
            layer.Channels * layer.Groups, layer.Filters, layer.Kernel, stride: layer.Stride, padding: layer.Pad,
            groups: layer.Groups, bias: layer.Bias is not null);

    /// <summary>A transposed convolution.</summary>
    /// <param name="layer">Its sizes.</param>
    public static TorchSharp.Modules.ConvTranspose2d CreateTransposed(ConvWeights layer)
        => nn.ConvTranspose2d(layer.Channels, layer.Filters, layer.Kernel, stride: layer.Stride);

    /// <summary>A convolution, and a normalisation with its running statistics.</summary>
    /// <param name="layer">The weights of both.</param>
    /// <param name="after">What comes after them.</param>
    public static TorchSharp.Modules.Sequential Create(ConvNormWeights layer, params nn.Module<Tensor, Tensor>[] after)
        => nn.Sequential([Create(layer.Convolution), TorchNormalization.Create(layer.Norm), .. after]);

    /// <summary>Two convolutions, each with ReLU.</summary>
    /// <param name="layers">The convolutions.</param>
    public static TorchSharp.Modules.Sequential CreatePair(ConvWeights[] layers)
        => nn.Sequential(Create(layers[0]), nn.ReLU(inplace: true), Create(layers[1]), nn.ReLU(inplace: true));
}
