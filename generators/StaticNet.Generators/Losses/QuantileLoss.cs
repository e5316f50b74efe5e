using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record QuantileLoss(int Attribute, bool IsSum, double Quantile)
    : ElementwiseLoss(Attribute, IsSum, "Quantile", $"new Quantile({Literals.Float(Quantile)})")
{
    public override string Kind => "QuantileLoss";

    public override string Formula => $"max({Literals.Text(Quantile)} d, ({Literals.Text(Quantile)} - 1) d), d = t - y";

    public override void Check(Shape output, Layer? last, ProblemList problems) => CheckNumbers(last, problems);

    public static Loss? Bind(AttributeReader reader)
    {
        double quantile = reader.Double(0, absent: 0.5);
        if ((float)quantile is > 0 and < 1)
            return new QuantileLoss(reader.Ordinal, LossRegistry.IsSum(reader), quantile);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, "QuantileLoss", $"its quantile is {Literals.Text(quantile)}",
            "above 0 and below 1");
        return null;
    }
}
