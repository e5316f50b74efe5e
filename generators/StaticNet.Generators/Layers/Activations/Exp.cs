using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Exp(LayerIdentity Id)
    : ElementwiseLayer(Id, new("Exp", "default(Exp)", DerivativeFromOutput: true, "exp({0})"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Exp(id);
}
