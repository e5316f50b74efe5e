using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record NllLoss(int Attribute, bool IsSum, ClassOptions Classes)
    : Loss(Attribute, IsSum), ITakesIndices
{
    public override string Kind => "NllLoss";

    public string Library => ClassOptions.Library;

    public int? IgnoredTarget => Classes.IgnoredTarget;

    public override LossDivisor Divisor => LossDivisor.Positions;

    public override string Formula => "-x[target]";

    public static Loss? Bind(AttributeReader reader) => ClassOptions.Read(reader, "NllLoss") is { } classes
        ? new NllLoss(reader.Ordinal, LossRegistry.IsSum(reader), classes)
        : null;

    public override void Check(Shape output, Layer? last, ProblemList problems)
    {
        Classes.Check(this, output, problems);
        if (last is IMakesProbabilities)
            ReportUnstable(problems, last, last.Kind, "logarithms of probabilities", "Put [LogSoftmax] there");
    }

    public override LossOptions? Options(Shape output) => Classes.Declaration;

    public override string CallForValues(LossGroup group) =>
        $"NegativeLogLikelihood.Distribution<TSimd>({group.Values}, {group.Count}, {group.Target}, "
        + $"in {group.Options}, {group.Scale}, {group.Gradient})";

    public string CallForIndex(LossGroup group) =>
        $"NegativeLogLikelihood.Indices({group.Values}, {group.Count}, {group.Target}, "
        + $"in {group.Options}, {group.Scale}, {group.Gradient})";
}
