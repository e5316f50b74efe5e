using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>MobileNet of TorchSharp's modules.</summary>
internal static class TorchMobileNet
{
    /// <summary>Creates the modules.</summary>
    /// <param name="weights">The layers.</param>
    public static nn.Module<Tensor, Tensor> Create(MobileNetWeights weights) => nn.Sequential(
    [
        TorchConvolutions.Create(weights.First, nn.ReLU(inplace: true)),
        .. weights.Blocks.Select(Block),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(weights.Classes.Inputs, weights.Classes.Outputs),
    ]);

    private static TorchSharp.Modules.Sequential Block(SeparableWeights block) => nn.Sequential(
        TorchConvolutions.Create(block.Depthwise, nn.ReLU(inplace: true)),
        TorchConvolutions.Create(block.Pointwise, nn.ReLU(inplace: true)));
}
