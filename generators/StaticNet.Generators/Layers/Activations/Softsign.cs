using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Softsign(LayerIdentity Id)
    : ElementwiseLayer(Id, new("Softsign", "default(Softsign)", DerivativeFromOutput: true, "{0} / (1 + |{0}|)"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new Softsign(id);
}
