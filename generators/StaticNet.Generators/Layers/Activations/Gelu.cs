using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record Gelu(LayerIdentity Id, bool Approximate) : ElementwiseLayer(
    Id,
    Approximate
        ? new("GeluTanh", "default(GeluTanh)", DerivativeFromOutput: false, "gelu({0}) by tanh")
        : new("Gelu", "default(Gelu)", DerivativeFromOutput: false, "gelu({0})"))
{
    public override string Kind => "Gelu";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        new Gelu(id, reader.NamedBool("Approximate"));
}
