using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Activations;

/// <summary>The logarithm of the softmax over the last axis.</summary>
internal sealed record LogSoftmax(LayerIdentity Id) : SoftmaxLayer(Id)
{
    public override string Kind => "LogSoftmax";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) => new LogSoftmax(id);

    public override string Formula(string input) => $"log(softmax({input}))";
}
