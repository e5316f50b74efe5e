using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record HardSwish(LayerIdentity Id)
    : ElementwiseLayer(
        Id, new("HardSwish", "default(HardSwish)", DerivativeFromOutput: false, "{0} * clamp({0} + 3, 0, 6) / 6"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new HardSwish(id);
}
