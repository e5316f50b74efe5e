using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record MultiMarginLoss(int Attribute, bool IsSum, double Margin, bool Squared)
    : Loss(Attribute, IsSum), ITakesIndices
{
    public override string Kind => "MultiMarginLoss";

    public string Library => ClassOptions.Library;

    public int? IgnoredTarget => null;

    public override LossDivisor Divisor => LossDivisor.Positions;

    public override string Formula =>
        $"sum max(0, {Literals.Text(Margin)} - x[target] + x[j]){(Squared ? "^2" : "")} / classes";

    public static Loss? Bind(AttributeReader reader)
    {
        double margin = reader.Double(0, absent: 1);
        if ((float)margin is > 0 and <= float.MaxValue)
            return new MultiMarginLoss(
                reader.Ordinal, LossRegistry.IsSum(reader), margin, reader.NamedBool("Squared"));
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, "MultiMarginLoss", $"its margin is {Literals.Text(margin)}",
            "positive and finite");
        return null;
    }

    public override LossOptions? Options(Shape output) => ClassOptions.None.Declaration;

    public override string CallForValues(LossGroup group) => Call("Distribution", group);

    public string CallForIndex(LossGroup group) => Call("Indices", group);

    private string Call(string method, LossGroup group) =>
        $"MultiMargin.{method}<TSimd>({group.Values}, {group.Count}, {group.Target}, {Literals.Float(Margin)}, "
        + $"{Literals.Bool(Squared)}, {group.Scale}, {group.Gradient})";
}
