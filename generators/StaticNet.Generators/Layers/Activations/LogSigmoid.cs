using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

internal sealed record LogSigmoid(LayerIdentity Id)
    : ElementwiseLayer(Id, new("LogSigmoid", "default(LogSigmoid)", DerivativeFromOutput: true, "log(sigmoid({0}))"))
{
    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new LogSigmoid(id);
}
