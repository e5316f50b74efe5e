using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Silu(LayerIdentity Id)
    : ElementwiseLayer(Id, new("Silu", "default(Silu)", DerivativeFromOutput: false, "{0} * sigmoid({0})"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Silu(id);
}
