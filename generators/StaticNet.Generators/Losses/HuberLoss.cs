using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record HuberLoss(int Attribute, bool IsSum, double Delta) : Loss(Attribute, IsSum)
{
    public override string Kind => "HuberLoss";

    public override string Formula => $"0.5 d^2 where |d| <= {Literals.Text(Delta)}, linear beyond, d = y - t";

    public override void Check(Shape output, Layer? last, ProblemList problems) => CheckNumbers(last, problems);

    public static Loss? Bind(AttributeReader reader)
    {
        double delta = reader.Double(0, absent: 1);
        if ((float)delta is > 0 and <= float.MaxValue)
            return new HuberLoss(reader.Ordinal, LossRegistry.IsSum(reader), delta);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, "HuberLoss",
            $"its delta is {Literals.Text(delta)}", "positive and finite");
        return null;
    }

    public override string CallForValues(LossGroup group) =>
        $"Huber.Row<TSimd>({group.Values}, {group.Target}, {group.Count}, {Literals.Float(Delta)}, {group.Scale}, {group.Gradient})";
}
