using StaticNet.Generators.Expressions;
using StaticNet.Generators.Layers.Activations;

namespace StaticNet.Generators.Layers.Functions;

/// <summary>A function of the user's of one value: an activation like those of the library.</summary>
internal sealed record FunctionActivation(LayerIdentity Id, ElementwiseFunction Expression)
    : ElementwiseLayer(Id, FunctionOf(Expression)), IHasFunction
{
    public override string Kind => "Elementwise";

    protected override int CallsOfFunction => Expression.Calls;

    private static ActivationFunction FunctionOf(ElementwiseFunction expression) => new(
        expression.TypeName, $"default({expression.TypeName})", expression.DerivativeFromOutput,
        expression.Call(["{0}"]));
}
