using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Layers.Joins;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record BinaryCrossEntropyLoss(int Attribute, bool IsSum, bool FromProbabilities, double PositiveWeight)
    : Loss(Attribute, IsSum)
{
    public override string Kind => "BinaryCrossEntropyLoss";

    public override string Formula => FromProbabilities
        ? "-(t log p + (1 - t) log (1 - p))"
        : "max(x, 0) - x t + log(1 + exp(-|x|))";

    public static Loss? Bind(AttributeReader reader)
    {
        double weight = reader.NamedDouble("PositiveWeight", 1);
        if ((float)weight is > 0 and <= float.MaxValue)
            return new BinaryCrossEntropyLoss(
                reader.Ordinal, LossRegistry.IsSum(reader), reader.NamedBool("FromProbabilities"), weight);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, "BinaryCrossEntropyLoss",
            $"its positive weight is {Literals.Text(weight)}", "positive and finite");
        return null;
    }

    public override bool Fuses(Layer last) => !FromProbabilities && last is IMakesProbabilities { AddUpToOne: false };

    public override void Check(Shape output, Layer? last, ProblemList problems)
    {
        if (last is null)
            return;
        string? function =
            last is IActivationLayer activation and not IMakesProbabilities ? activation.Function.Type : null;
        if (!FromProbabilities && last is IMakesProbabilities { AddUpToOne: true })
        {
            ReportUnstable(problems, last, last.Kind, "logits",
                "Use CrossEntropyLoss for classes that exclude each other, or [Sigmoid] for ones that do not");
        }
        else if (!FromProbabilities && function is not null)
            ReportUnstable(problems, last, function, "logits", "Put [Sigmoid] there or remove the activation");
        else if (FromProbabilities && function is not null)
            ReportUnstable(
                problems, last, function, "probabilities", "Put [Sigmoid] there and remove FromProbabilities");
        else if (FromProbabilities && last is IFusesActivation and not JoinLayer)
            ReportUnstable(problems, last, last.Kind, "probabilities", "Remove FromProbabilities");
    }

    public override string CallForValues(LossGroup group) =>
        $"BinaryCrossEntropy.{(FromProbabilities ? "ProbabilityRow" : "Row")}<TSimd>({group.Values}, {group.Target}, "
        + $"{group.Count}, {Literals.Float(PositiveWeight)}, {group.Scale}, {group.Gradient})";
}
