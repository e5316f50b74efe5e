using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Relu(LayerIdentity Id)
    : ElementwiseLayer(Id, new("Relu", "default(Relu)", DerivativeFromOutput: true, "max({0}, 0)"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Relu(id);
}
