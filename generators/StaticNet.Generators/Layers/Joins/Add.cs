using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>The sum of values.</summary>
internal sealed record Add(LayerIdentity Id) : ElementwiseJoin(Id), IPassesGradientOn
{
    public override string Kind => "Add";

    protected override (string Type, string Instance) Operator => ("Addition", "default(Addition)");

    public bool PassesGradientOn(int operand) => true;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        BindOperands(reader, id) is { } bound ? new Add(bound) : null;

    public override string Formula(IReadOnlyList<string> operands) => string.Join(" + ", operands);
}
