using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Layers.Joins;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record CrossEntropyLoss(int Attribute, bool IsSum, ClassOptions Classes, bool FromProbabilities)
    : Loss(Attribute, IsSum), ITakesIndices
{
    /// <summary>The loss without any argument.</summary>
    public static Loss Plain(int attribute) =>
        new CrossEntropyLoss(attribute, IsSum: false, ClassOptions.None, FromProbabilities: false);

    public override string Kind => "CrossEntropyLoss";

    public string Library => ClassOptions.Library;

    public int? IgnoredTarget => Classes.IgnoredTarget;

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
        return ClassOptions.Read(reader, "CrossEntropyLoss") is { } classes
            ? new CrossEntropyLoss(
                reader.Ordinal, LossRegistry.IsSum(reader), classes with { LabelSmoothing = smoothing },
                reader.NamedBool("FromProbabilities"))
            : null;
    }

    public override bool Fuses(Layer last) => !FromProbabilities && last is IMakesProbabilities { AddUpToOne: true };

    public override void Check(Shape output, Layer? last, ProblemList problems)
    {
        // What stands before it does not matter then.
        if (output.Last == 1)
        {
            problems.Add(new Problem(
                ProblemKind.OneClass, Attribute, new[] { Kind, output.ToString() }.ToEquatableArray(),
                Fix: last is IMakesProbabilities ? "BinaryCrossEntropyLoss" : null));
            return;
        }
        Classes.Check(this, output, problems);
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

    public override LossOptions? Options(Shape output) => Classes.Declaration;

    public override string CallForValues(LossGroup group) =>
        $"CrossEntropy.{(FromProbabilities ? "Probability" : "")}Distribution<TSimd>({group.Values}, {group.Count}, "
        + $"{group.Target}, in {group.Options}, {group.Scale}, {group.Gradient})";

    public string CallForIndex(LossGroup group) =>
        $"CrossEntropy.{(FromProbabilities ? "Probability" : "")}Indices<TSimd>({group.Values}, {group.Count}, {group.Target}, "
        + $"in {group.Options}, {group.Scale}, {group.Gradient})";
}
