using StaticNet.Generators.Expansion;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;

namespace StaticNet.Generators.Analyzers;

/// <summary>Finds which attribute of the language a name that is none was meant to be.</summary>
internal static class AttributeNames
{
    private const string Suffix = "Attribute";

    // What PyTorch and Keras call what has another name here, unless it is nearly the same.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Linear"] = "Dense",
        ["FullyConnected"] = "Dense",
        ["Convolution1D"] = "Conv1D",
        ["Convolution2D"] = "Conv2D",
        ["BatchNormalization"] = "BatchNorm",
        ["LayerNormalization"] = "LayerNorm",
        ["AvgPool1D"] = "AveragePool1D",
        ["AvgPool2D"] = "AveragePool2D",
        ["RNN"] = "SimpleRnn",
        ["MultiHeadAttention"] = "SelfAttention",
        ["Swish"] = "Silu",
        ["MSELoss"] = "MeanSquaredErrorLoss",
        ["L1Loss"] = "MeanAbsoluteErrorLoss",
        ["SmoothL1Loss"] = "HuberLoss",
        ["BCELoss"] = "BinaryCrossEntropyLoss",
        ["BCEWithLogitsLoss"] = "BinaryCrossEntropyLoss",
        ["CategoricalCrossentropy"] = "CrossEntropyLoss",
        ["SparseCategoricalCrossentropy"] = "CrossEntropyLoss",
    };

    private static readonly string[] Known =
    [
        .. new[] { "Network", "DeepBeliefNetwork", "Block", "Input", "SequenceInput", "TokenInput", "Output" },
        .. LayerRegistry.Attributes.Concat(LossRegistry.Attributes)
            .Select(static attribute => attribute.Substring(0, attribute.Length - Suffix.Length)),
    ];

    /// <summary>The attribute that was meant, or null where none is near.</summary>
    public static string? Nearest(string name)
    {
        string word = name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - Suffix.Length)
            : name;
        return Elsewhere.TryGetValue(word, out string? here) ? here : NearestName.Of(word, Known);
    }
}
