using StaticNet.Generators.Expressions;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

/// <summary>A loss that is a static method of the user's, of a prediction and a target.</summary>
internal sealed record CustomLoss(int Attribute, bool IsSum, ElementwiseFunction Expression)
    : ElementwiseLoss(Attribute, IsSum, Expression.TypeName, $"default({Expression.TypeName})"), IHasFunction
{
    public override string Kind => "CustomLoss";

    public override string Formula => Expression.Call(Expression.Arguments);

    public static Loss? Bind(AttributeReader reader)
    {
        if (reader.String(0) is { Length: > 0 } name)
        {
            return reader.Functions?.Read(reader, "CustomLoss", name, [2], isLoss: true) is { } function
                ? new CustomLoss(reader.Ordinal, LossRegistry.IsSum(reader), function)
                : null;
        }
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, "CustomLoss", "it names no method", "given the name of a method");
        return null;
    }
}
