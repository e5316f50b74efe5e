using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Softplus(LayerIdentity Id)
    : ElementwiseLayer(Id, new("Softplus", "default(Softplus)", DerivativeFromOutput: true, "log(1 + exp({0}))"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Softplus(id);
}
