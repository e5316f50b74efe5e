using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record KLDivergenceLoss(int Attribute, bool IsSum)
    : ElementwiseLoss(Attribute, IsSum, "KLDivergence", "default(KLDivergence)")
{
    public override string Kind => "KLDivergenceLoss";

    public override string Formula => "t (log t - x)";

    public static Loss? Bind(AttributeReader reader) =>
        new KLDivergenceLoss(reader.Ordinal, LossRegistry.IsSum(reader));

    public override LossDivisor Divisor => LossDivisor.Positions;

    public override void Check(Shape output, Layer? last, ProblemList problems)
    {
        if (last is IMakesProbabilities)
            ReportUnstable(problems, last, last.Kind, "logarithms of probabilities", "Put [LogSoftmax] there");
    }
}
