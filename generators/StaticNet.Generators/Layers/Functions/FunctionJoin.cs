using StaticNet.Generators.Expressions;
using StaticNet.Generators.Layers.Joins;

namespace StaticNet.Generators.Layers.Functions;

/// <summary>A function of the user's of two values: a join like those of the library.</summary>
internal sealed record FunctionJoin(LayerIdentity Id, ElementwiseFunction Expression)
    : ElementwiseJoin(Id), IHasFunction
{
    public override string Kind => "Elementwise";

    protected override (string Type, string Instance) Operator =>
        (Expression.TypeName, $"default({Expression.TypeName})");

    protected override bool GradientsReadOperands => !Expression.IsLinear;

    public override string Formula(IReadOnlyList<string> operands) => Expression.Call(operands);
}
