using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record HingeEmbeddingLoss(int Attribute, bool IsSum, double Margin)
    : ElementwiseLoss(Attribute, IsSum, "HingeEmbedding", $"new HingeEmbedding({Literals.Float(Margin)})")
{
    public override string Kind => "HingeEmbeddingLoss";

    public override string Formula => $"x for t = 1, max(0, {Literals.Text(Margin)} - x) for t = -1";

    public static Loss? Bind(AttributeReader reader)
    {
        double margin = reader.Double(0, absent: 1);
        if ((float)margin is >= 0 and <= float.MaxValue)
            return new HingeEmbeddingLoss(reader.Ordinal, LossRegistry.IsSum(reader), margin);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, "HingeEmbeddingLoss", $"its margin is {Literals.Text(margin)}",
            "at least 0 and finite");
        return null;
    }
}
