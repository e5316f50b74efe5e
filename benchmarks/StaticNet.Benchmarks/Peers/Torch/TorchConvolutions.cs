using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>Convolutions and what follows them, of TorchSharp's modules.</summary>
internal static class TorchConvolutions
{
    /// <summary>A convolution.</summary>
    /// <param name="layer">Its sizes.</param>
    public static TorchSharp.Modules.Conv2d Create(ConvWeights layer) => nn.Conv2d(
        layer.Channels, layer.Filters, layer.Kernel, stride: layer.Stride, padding: layer.Pad,
        bias: layer.Bias is not null);

    /// <summary>A transposed convolution.</summary>
    /// <param name="layer">Its sizes.</param>
    public static TorchSharp.Modules.ConvTranspose2d CreateTransposed(ConvWeights layer)
        => nn.ConvTranspose2d(layer.Channels, layer.Filters, layer.Kernel, stride: layer.Stride);

    /// <summary>A convolution, and a normalisation with its running statistics.</summary>
    /// <param name="layer">The weights of both.</param>
    /// <param name="after">What comes after them.</param>
    public static TorchSharp.Modules.Sequential Create(ConvNormWeights layer, params nn.Module<Tensor, Tensor>[] after)
    {
        TorchSharp.Modules.BatchNorm2d norm = nn.BatchNorm2d(layer.Norm.Weight.Length, eps: BatchNormWeights.Epsilon);
        using IDisposable noGradients = no_grad();
        norm.running_mean!.copy_(tensor(layer.Norm.RunningMean));
        norm.running_var!.copy_(tensor(layer.Norm.RunningVariance));
        return nn.Sequential([Create(layer.Convolution), norm, .. after]);
    }

    /// <summary>Two convolutions, each with ReLU.</summary>
    /// <param name="layers">The convolutions.</param>
    public static TorchSharp.Modules.Sequential CreatePair(ConvWeights[] layers)
        => nn.Sequential(Create(layers[0]), nn.ReLU(inplace: true), Create(layers[1]), nn.ReLU(inplace: true));
}
