using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Abs(LayerIdentity Id)
    : ElementwiseLayer(Id, new("Abs", "default(Abs)", DerivativeFromOutput: false, "|{0}|"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Abs(id);
}
