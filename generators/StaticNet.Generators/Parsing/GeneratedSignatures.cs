using Microsoft.CodeAnalysis;

namespace StaticNet.Generators.Parsing;

/// <summary>The methods that every network has, by their parameters.</summary>
internal static class GeneratedSignatures
{
    /// <summary>What stands for the constructor in a list of members.</summary>
    public const string Constructor = ".ctor";

    private static readonly HashSet<string> Signatures =
    [
        "Predict(ReadOnlySpan<float>, Span<float>)",
        "Predict(ReadOnlySpan<float>)",
        "Forward(ReadOnlySpan<float>, Workspace, bool)",
        "Backward(ReadOnlySpan<float>, Workspace, Span<float>, Span<float>, bool)",
        "Loss(ReadOnlySpan<float>, ReadOnlySpan<float>, Workspace, Span<float>)",
        "Loss(ReadOnlySpan<float>, ReadOnlySpan<int>, Workspace, Span<float>)",
        "LossAndGradients(ReadOnlySpan<float>, ReadOnlySpan<float>, Workspace, Span<float>)",
        "LossAndGradients(ReadOnlySpan<float>, ReadOnlySpan<int>, Workspace, Span<float>)",
        "Save(string)",
        "Load(string)",
        "FromFile(string)",
        "Summary()",
    ];

    private static readonly HashSet<string> Methods =
        [.. Signatures.Select(static signature => signature.Substring(0, signature.IndexOf('(')))];

    public static bool IsMethod(string name) => Methods.Contains(name);

    public static bool Contains(string signature) => Signatures.Contains(signature);

    /// <summary>A method as its name and the types of its parameters; generic methods are never the same as ours.</summary>
    public static string Of(IMethodSymbol method)
    {
        string types = string.Join(", ", method.Parameters.Select(
            static parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        return $"{method.Name}{(method.Arity > 0 ? "<>" : "")}({types})";
    }
}
