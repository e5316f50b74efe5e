using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>The product of values, elementwise.</summary>
internal sealed record Multiply(LayerIdentity Id) : ElementwiseJoin(Id)
{
    public override string Kind => "Multiply";

    protected override (string Type, string Instance) Operator => ("Multiplication", "default(Multiplication)");

    protected override bool GradientsReadOperands => true;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        BindOperands(reader, id) is { } bound ? new Multiply(bound) : null;

    public override string Formula(IReadOnlyList<string> operands) => string.Join(" . ", operands);
}
