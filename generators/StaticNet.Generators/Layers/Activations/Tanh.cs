using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Tanh(LayerIdentity Id)
    : ElementwiseLayer(Id, new("Tanh", "default(Tanh)", DerivativeFromOutput: true, "tanh({0})"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Tanh(id);
}
