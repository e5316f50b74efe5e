using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Square(LayerIdentity Id)
    : ElementwiseLayer(Id, new("Square", "default(Square)", DerivativeFromOutput: false, "{0}^2"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Square(id);
}
