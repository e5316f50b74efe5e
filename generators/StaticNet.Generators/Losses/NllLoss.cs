using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record NllLoss(int Attribute, bool IsSum, int IgnoreIndex, EquatableArray<double> ClassWeights)
    : Loss(Attribute, IsSum), ITakesIndices
{
    private const int DefaultIgnoreIndex = -100;

    public override string Kind => "NllLoss";

    // Whose checks of indices and weights these are.
    public string Library => "CrossEntropy";

    public int? IgnoredTarget => IgnoreIndex == DefaultIgnoreIndex ? null : IgnoreIndex;

    public override LossDivisor Divisor => LossDivisor.Positions;

    public override string Formula => "-x[target]";

    public static Loss? Bind(AttributeReader reader)
    {
        EquatableArray<double> weights = reader.NamedDoubles("ClassWeights");
        foreach (double weight in weights)
        {
            if ((float)weight is >= 0 and <= float.MaxValue)
                continue;
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, "NllLoss", $"a class weight is {Literals.Text(weight)}",
                "at least 0 and finite");
            return null;
        }
        return new NllLoss(
            reader.Ordinal, LossRegistry.IsSum(reader), reader.NamedInt("IgnoreIndex", DefaultIgnoreIndex), weights);
    }

    public override void Check(Shape output, Layer? last, ProblemList problems)
    {
        if (ClassWeights.Count > 0 && ClassWeights.Count != output.Last)
        {
            problems.Add(
                ProblemKind.LossDoesNotMatch, Attribute, Kind,
                $"it has {ClassWeights.Count} class weights, but the output {output} has {output.Last} classes",
                $"Give {output.Last} weights");
        }
        if (last is IMakesProbabilities)
            ReportUnstable(problems, last, last.Kind, "logarithms of probabilities", "Put [LogSoftmax] there");
    }

    public override LossOptions? Options(Shape output)
    {
        string weights = ClassWeights.Count == 0
            ? "null"
            : $"[{string.Join(", ", ClassWeights.Select(Literals.Float))}]";
        return new LossOptions("CrossEntropyOptions", $"new(0f, {IgnoreIndex}, {weights})");
    }

    public override string CallForValues(LossGroup group) =>
        $"NegativeLogLikelihood.Distribution<TSimd>({group.Values}, {group.Count}, {group.Target}, "
        + $"in {group.Options}, {group.Scale}, {group.Gradient})";

    public string CallForIndex(LossGroup group) =>
        $"NegativeLogLikelihood.Indices({group.Values}, {group.Count}, {group.Target}, "
        + $"in {group.Options}, {group.Scale}, {group.Gradient})";
}
