using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Joins;

/// <summary>The mean of values.</summary>
internal sealed record Average(LayerIdentity Id) : ElementwiseJoin(Id)
{
    public override string Kind => "Average";

    protected override (string Type, string Instance) Operator =>
        ("ScaledAddition", $"new ScaledAddition({Literals.Float(1.0 / OperandCount)})");

    public static Layer? Bind(AttributeReader reader, LayerIdentity id) =>
        BindOperands(reader, id) is { } bound ? new Average(bound) : null;

    public override ElementwiseJoin Partial(LayerIdentity id) => new Add(id);

    // A division besides the sum.
    public override long Flops(Shape input, Shape output) => (long)OperandCount * output.Size;

    public override string Formula(IReadOnlyList<string> operands) =>
        $"({string.Join(" + ", operands)}) / {operands.Count}";
}
