using StaticNet.Benchmarks.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>The residual network of TorchSharp's modules.</summary>
internal static class TorchResNet
{
    /// <summary>Creates the modules.</summary>
    /// <param name="weights">The layers.</param>
    public static nn.Module<Tensor, Tensor> Create(ResNetWeights weights) => nn.Sequential(
    [
        TorchConvolutions.Create(weights.First, nn.ReLU(inplace: true)),
        .. weights.Blocks.Select(block => new BasicBlock(block)),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(weights.Classes.Inputs, weights.Classes.Outputs),
    ]);

    private sealed class BasicBlock : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> _convolutions;
        private readonly nn.Module<Tensor, Tensor>? _projection;

        public BasicBlock(BasicBlockWeights weights)
            : base(nameof(BasicBlock))
        {
            _convolutions = nn.Sequential(
                TorchConvolutions.Create(weights.First, nn.ReLU(inplace: true)),
                TorchConvolutions.Create(weights.Second));
            _projection = weights.Projection is null ? null : TorchConvolutions.Create(weights.Projection);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor skip = _projection?.forward(input) ?? input;
            return _convolutions.forward(input).add_(skip).relu_().MoveToOuterDisposeScope();
        }
    }
}
