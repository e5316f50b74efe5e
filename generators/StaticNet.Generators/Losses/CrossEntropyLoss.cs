using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Layers.Joins;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record CrossEntropyLoss(
    int Attribute,
    bool IsSum,
    double LabelSmoothing,
    int IgnoreIndex,
    EquatableArray<double> ClassWeights,
    bool FromProbabilities) : Loss(Attribute, IsSum), ITakesIndices
{
    private const int DefaultIgnoreIndex = -100;

    /// <summary>The loss without any argument.</summary>
    public static Loss Plain(int attribute) => new CrossEntropyLoss(
        attribute, IsSum: false, LabelSmoothing: 0, DefaultIgnoreIndex, EquatableArray<double>.Empty,
        FromProbabilities: false);

    public override string Kind => "CrossEntropyLoss";

    public string Library => "CrossEntropy";

    public int? IgnoredTarget => IgnoreIndex == DefaultIgnoreIndex ? null : IgnoreIndex;

    public override LossDivisor Divisor => LossDivisor.Positions;

    public override string Formula => FromProbabilities ? "-log p[target]" : "-log softmax(x)[target]";

    public static Loss? Bind(AttributeReader reader)
    {
        double smoothing = reader.NamedDouble("LabelSmoothing");
        if (smoothing is not (>= 0 and <= 1))
        {
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, "CrossEntropyLoss",
                $"its label smoothing is {Literals.Text(smoothing)}", "at least 0 and at most 1");
            return null;
        }
        EquatableArray<double> weights = reader.NamedDoubles("ClassWeights");
        foreach (double weight in weights)
        {
            if ((float)weight is not (>= 0 and <= float.MaxValue))
            {
                reader.Reject(
                    ProblemKind.ArgumentMakesNoSense, "CrossEntropyLoss",
                    $"a class weight is {Literals.Text(weight)}", "at least 0 and finite");
                return null;
            }
        }
        return new CrossEntropyLoss(
            reader.Ordinal, LossRegistry.IsSum(reader), smoothing, reader.NamedInt("IgnoreIndex", DefaultIgnoreIndex), weights,
            reader.NamedBool("FromProbabilities"));
    }

    public override bool Fuses(Layer last) => !FromProbabilities && last is IMakesProbabilities { AddUpToOne: true };

    public override void Check(Shape output, Layer? last, ProblemList problems)
    {
        if (output.Last == 1)
            problems.Add(ProblemKind.OneClass, Attribute, Kind, output.ToString());
        if (ClassWeights.Count > 0 && ClassWeights.Count != output.Last)
        {
            problems.Add(
                ProblemKind.LossDoesNotMatch, Attribute, Kind,
                $"it has {ClassWeights.Count} class weights, but the output {output} has {output.Last} classes",
                $"Give {output.Last} weights");
        }
        if (last is null)
            return;
        if (!FromProbabilities && last is IActivationLayer activation)
            ReportUnstable(
                problems, last, activation.Function.Type, "logits", "Put [Softmax] there or remove the activation");
        if (FromProbabilities && last is IActivationLayer other and not IMakesProbabilities)
            ReportUnstable(
                problems, last, other.Function.Type, "probabilities",
                "Put [Softmax] there and remove FromProbabilities");
        if (FromProbabilities && last is IFusesActivation and not JoinLayer)
            ReportUnstable(problems, last, last.Kind, "probabilities", "Remove FromProbabilities");
    }

    public override LossOptions? Options(Shape output)
    {
        string weights = ClassWeights.Count == 0
            ? "null"
            : $"[{string.Join(", ", ClassWeights.Select(Literals.Float))}]";
        return new LossOptions(
            "CrossEntropyOptions", $"new({Literals.Float(LabelSmoothing)}, {IgnoreIndex}, {weights})");
    }

    public override string CallForValues(LossGroup group) =>
        $"CrossEntropy.{(FromProbabilities ? "Probability" : "")}Distribution<TSimd>({group.Values}, {group.Count}, "
        + $"{group.Target}, in {group.Options}, {group.Scale}, {group.Gradient})";

    public string CallForIndex(LossGroup group) =>
        $"CrossEntropy.{(FromProbabilities ? "Probability" : "")}Indices<TSimd>({group.Values}, {group.Count}, {group.Target}, "
        + $"in {group.Options}, {group.Scale}, {group.Gradient})";
}
