using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>The largest of values, elementwise; of equal ones each gets half the gradient.</summary>
internal sealed record Maximum(LayerIdentity Id) : ElementwiseJoin(Id)
{
    public override string Kind => "Maximum";

    protected override (string Type, string Instance) Operator => ("Maximum", "default(Maximum)");

    protected override bool GradientsReadOperands => true;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        BindOperands(reader, id) is { } bound ? new Maximum(bound) : null;

    public override string Formula(IReadOnlyList<string> operands) => $"max({string.Join(", ", operands)})";
}
