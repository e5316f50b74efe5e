using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>The sum of values.</summary>
internal sealed record Add(LayerIdentity Id) : ElementwiseJoin(Id)
{
    public override string Kind => "Add";

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        BindOperands(reader, id) is { } bound ? new Add(bound) : null;

    public override string Formula(IReadOnlyList<string> operands) => string.Join(" + ", operands);
}
