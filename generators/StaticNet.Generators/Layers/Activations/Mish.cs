using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Mish(LayerIdentity Id)
    : ElementwiseLayer(Id, new("Mish", "default(Mish)", DerivativeFromOutput: false, "{0} * tanh(log(1 + exp({0})))"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Mish(id);
}
