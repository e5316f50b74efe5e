using StaticNet.Generators.Autodiff;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>The difference of two values.</summary>
internal sealed record Subtract(LayerIdentity Id) : ElementwiseJoin(Id), IPassesGradientOn
{
    public override string Kind => "Subtract";

    protected override (string Type, string Instance) Operator => ("Subtraction", "default(Subtraction)");

    public bool PassesGradientOn(int operand) => operand == 0;

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        BindOperands(reader, id) is { } bound ? new Subtract(bound) : null;

    public override string Formula(IReadOnlyList<string> operands) => string.Join(" - ", operands);
}
