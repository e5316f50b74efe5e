using StaticNet.Benchmarks.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>The U-Net of TorchSharp's modules.</summary>
internal sealed class TorchUNet : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _outer;
    private readonly nn.Module<Tensor, Tensor> _inner;
    private readonly nn.Module<Tensor, Tensor> _bottom;
    private readonly nn.Module<Tensor, Tensor> _innerBack;
    private readonly nn.Module<Tensor, Tensor> _outerBack;

    /// <summary>Creates the modules.</summary>
    /// <param name="weights">The layers.</param>
    public TorchUNet(UNetWeights weights)
        : base(nameof(TorchUNet))
    {
        _outer = TorchConvolutions.CreatePair(weights.Outer);
        _inner = nn.Sequential(nn.MaxPool2d(2), TorchConvolutions.CreatePair(weights.Inner));
        _bottom = nn.Sequential(
            nn.MaxPool2d(2), TorchConvolutions.CreatePair(weights.Bottom),
            TorchConvolutions.CreateTransposed(weights.InnerUp));
        _innerBack = nn.Sequential(
            TorchConvolutions.CreatePair(weights.InnerBack), TorchConvolutions.CreateTransposed(weights.OuterUp));
        _outerBack = nn.Sequential(
            TorchConvolutions.CreatePair(weights.OuterBack), TorchConvolutions.Create(weights.Logit));
        RegisterComponents();
    }

    /// <summary>The shape of its input.</summary>
    /// <param name="samples">The number of pictures.</param>
    public static long[] InputShape(int samples) => [samples, 1, UNetWeights.Side, UNetWeights.Side];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor outer = _outer.forward(input);
        Tensor inner = _inner.forward(outer);
        Tensor back = _innerBack.forward(cat([inner, _bottom.forward(inner)], 1));
        return _outerBack.forward(cat([outer, back], 1)).MoveToOuterDisposeScope();
    }
}
