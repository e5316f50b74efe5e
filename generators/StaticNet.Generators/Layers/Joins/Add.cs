using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>The sum of values.</summary>
internal sealed record Add(LayerIdentity Id) : ElementwiseJoin(Id)
{
    public override string Kind => "Add";

    protected override (string Type, string Instance) Operator => ("Addition", "default(Addition)");

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        BindOperands(reader, id) is { } bound ? new Add(bound) : null;

    public override string Formula(IReadOnlyList<string> operands) => string.Join(" + ", operands);
}
