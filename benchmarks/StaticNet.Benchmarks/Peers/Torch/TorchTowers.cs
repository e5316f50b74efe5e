using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>Two towers and two heads of TorchSharp's modules.</summary>
internal sealed class TorchTowers : nn.Module<Tensor, Tensor, (Tensor Category, Tensor Rating)>
{
    private readonly nn.Module<Tensor, Tensor> _user;
    private readonly nn.Module<Tensor, Tensor> _item;
    private readonly nn.Module<Tensor, Tensor> _trunk;
    private readonly nn.Module<Tensor, Tensor> _category;
    private readonly nn.Module<Tensor, Tensor> _rating;

    /// <summary>Creates the modules.</summary>
    /// <param name="weights">The layers.</param>
    public TorchTowers(TowersWeights weights)
        : base(nameof(TorchTowers))
    {
        _user = Layers(weights.User);
        _item = Layers(weights.Item);
        _trunk = Layers([weights.Trunk]);
        _category = nn.Linear(weights.Category.Inputs, weights.Category.Outputs);
        _rating = nn.Linear(weights.Rating.Inputs, weights.Rating.Outputs);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override (Tensor Category, Tensor Rating) forward(Tensor user, Tensor item)
    {
        Tensor trunk = _trunk.forward(cat([_user.forward(user), _item.forward(item)], 1));
        return (_category.forward(trunk), _rating.forward(trunk));
    }

    private static TorchSharp.Modules.Sequential Layers(DenseWeights[] layers)
        => nn.Sequential(layers.SelectMany<DenseWeights, nn.Module<Tensor, Tensor>>(
            layer => [nn.Linear(layer.Inputs, layer.Outputs), nn.ReLU()]));
}
