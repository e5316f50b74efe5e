using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record HardSigmoid(LayerIdentity Id)
    : ElementwiseLayer(
        Id, new("HardSigmoid", "default(HardSigmoid)", DerivativeFromOutput: true, "clamp({0} + 3, 0, 6) / 6"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new HardSigmoid(id);
}
