using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record FocalLoss(int Attribute, bool IsSum, double Gamma, double Alpha)
    : ElementwiseLoss(
        Attribute, IsSum, "Focal", $"new Focal({Literals.Float(Gamma)}, {Literals.Float(Alpha)})")
{
    public override string Kind => "FocalLoss";

    public override string Formula => $"-a (1 - p)^{Literals.Text(Gamma)} log p";

    public static Loss? Bind(AttributeReader reader)
    {
        (double gamma, double alpha) = (reader.Double(0, absent: 2), reader.NamedDouble("Alpha", 0.25));
        if ((float)gamma is >= 0 and <= float.MaxValue && (float)alpha is >= 0 and <= 1)
            return new FocalLoss(reader.Ordinal, LossRegistry.IsSum(reader), gamma, alpha);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, "FocalLoss",
            $"its gamma is {Literals.Text(gamma)} and its Alpha {Literals.Text(alpha)}",
            "at least 0, and Alpha at most 1");
        return null;
    }

    public override bool Fuses(Layer last) => last is IMakesProbabilities { AddUpToOne: false };

    public override void Check(Shape output, Layer? last, ProblemList problems)
    {
        if (last is IMakesProbabilities { AddUpToOne: true })
            ReportUnstable(problems, last, last.Kind, "logits", "Put [Sigmoid] there");
    }
}
