using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Selu(LayerIdentity Id)
    : ElementwiseLayer(Id, new("Selu", "default(Selu)", DerivativeFromOutput: true, "selu({0})"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Selu(id);
}
