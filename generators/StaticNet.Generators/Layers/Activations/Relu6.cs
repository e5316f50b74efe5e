using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Relu6(LayerIdentity Id)
    : ElementwiseLayer(Id, new("Relu6", "default(Relu6)", DerivativeFromOutput: true, "clamp({0}, 0, 6)"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Relu6(id);
}
