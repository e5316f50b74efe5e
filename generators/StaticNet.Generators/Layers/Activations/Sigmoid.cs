using StaticNet.Generators.Losses;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Sigmoid(LayerIdentity Id)
    : ElementwiseLayer(Id, new("Sigmoid", "default(Sigmoid)", DerivativeFromOutput: true, "sigmoid({0})")),
    IMakesProbabilities
{
    public bool AddUpToOne => false;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Sigmoid(id);
}
