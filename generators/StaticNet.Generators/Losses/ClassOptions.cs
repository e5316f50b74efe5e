using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

/// <summary>What losses of classes are told about these, which the library's <c>CrossEntropy</c> checks.</summary>
/// <param name="IgnoreIndex">The class index that is ignored.</param>
/// <param name="Weights">The weight of each class, or none.</param>
/// <param name="LabelSmoothing">How much of a target is spread over all classes.</param>
internal sealed record ClassOptions(int IgnoreIndex, EquatableArray<double> Weights, double LabelSmoothing = 0)
{
    /// <summary>The class of the library that checks indices and adds up weights.</summary>
    public const string Library = "CrossEntropy";

    private const int DefaultIgnoreIndex = -100;

    /// <summary>The options of a loss without any.</summary>
    public static ClassOptions None { get; } = new(DefaultIgnoreIndex, EquatableArray<double>.Empty);

    /// <summary>The class index that is ignored, where it is not the default.</summary>
    public int? IgnoredTarget => IgnoreIndex == DefaultIgnoreIndex ? null : IgnoreIndex;

    /// <summary>The declaration of the library's options.</summary>
    public LossOptions Declaration
    {
        get
        {
            string weights = Weights.Count == 0
                ? "null"
                : $"[{string.Join(", ", Weights.Select(Literals.Float))}]";
            return new LossOptions(
                "CrossEntropyOptions", $"new({Literals.Float(LabelSmoothing)}, {IgnoreIndex}, {weights})");
        }
    }

    /// <summary>
    /// Reads <c>IgnoreIndex</c> and <c>ClassWeights</c>; null where a weight is none, which is reported.
    /// </summary>
    public static ClassOptions? Read(AttributeReader reader, string loss)
    {
        EquatableArray<double> weights = reader.NamedDoubles("ClassWeights");
        foreach (double weight in weights)
        {
            if ((float)weight is >= 0 and <= float.MaxValue)
                continue;
            reader.Reject(
                ProblemKind.ArgumentMakesNoSense, loss, $"a class weight is {Literals.Text(weight)}",
                "at least 0 and finite");
            return null;
        }
        return new ClassOptions(reader.NamedInt("IgnoreIndex", DefaultIgnoreIndex), weights);
    }

    /// <summary>Reports weights of another number of classes than the output has.</summary>
    public void Check(Loss loss, Shape output, ProblemList problems)
    {
        if (Weights.Count == 0 || Weights.Count == output.Last)
            return;
        problems.Add(
            ProblemKind.LossDoesNotMatch, loss.Attribute, loss.Kind,
            $"it has {Weights.Count} class weights, but the output {output} has {output.Last} classes",
            $"Give {output.Last} weights");
    }
}
