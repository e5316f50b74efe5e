using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

/// <summary>Every kind of loss, by the name of its attribute: a new kind is one line here.</summary>
internal static class LossRegistry
{
    private static readonly Dictionary<string, Func<AttributeReader, Loss?>> Kinds = new()
    {
        ["CrossEntropyLossAttribute"] = CrossEntropyLoss.Bind,
        ["MeanSquaredErrorLossAttribute"] = MeanSquaredErrorLoss.Bind,
        ["MeanAbsoluteErrorLossAttribute"] = MeanAbsoluteErrorLoss.Bind,
        ["HuberLossAttribute"] = HuberLoss.Bind,
        ["NllLossAttribute"] = NllLoss.Bind,
        ["KLDivergenceLossAttribute"] = KLDivergenceLoss.Bind,
        ["HingeLossAttribute"] = HingeLoss.Bind,
        ["SquaredHingeLossAttribute"] = SquaredHingeLoss.Bind,
        ["HingeEmbeddingLossAttribute"] = HingeEmbeddingLoss.Bind,
        ["MultiMarginLossAttribute"] = MultiMarginLoss.Bind,
        ["SoftMarginLossAttribute"] = SoftMarginLoss.Bind,
        ["PoissonNllLossAttribute"] = PoissonNllLoss.Bind,
        ["FocalLossAttribute"] = FocalLoss.Bind,
        ["QuantileLossAttribute"] = QuantileLoss.Bind,
        ["CustomLossAttribute"] = CustomLoss.Bind,
        ["BinaryCrossEntropyLossAttribute"] = BinaryCrossEntropyLoss.Bind,
    };

    /// <summary>The names of all attributes.</summary>
    public static IEnumerable<string> Attributes => Kinds.Keys;

    public static Func<AttributeReader, Loss?>? Find(string attribute) =>
        Kinds.TryGetValue(attribute, out Func<AttributeReader, Loss?>? bind) ? bind : null;

    public static bool IsSum(AttributeReader reader) => reader.NamedEnum("the loss", "Reduction", "Mean") == "Sum";
}
