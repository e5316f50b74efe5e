using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>The largest of values, elementwise; the gradient goes to the first of them.</summary>
internal sealed record Maximum(LayerIdentity Id) : ElementwiseJoin(Id)
{
    public override string Kind => "Maximum";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        BindOperands(reader, id) is { } bound ? new Maximum(bound) : null;

    public override string Formula(IReadOnlyList<string> operands) => $"max({string.Join(", ", operands)})";
}
