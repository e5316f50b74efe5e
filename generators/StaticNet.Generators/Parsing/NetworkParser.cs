using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Losses;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Turns the attributes of a class into a <see cref="NetworkDeclaration"/>. Symbols stop here.</summary>
internal static class NetworkParser
{
    public const string NetworkAttribute = "StaticNet.NetworkAttribute";

    public const string DeepBeliefNetworkAttribute = "StaticNet.DeepBeliefNetworkAttribute";

    /// <summary>
    /// Parses a class that the compiler found by its attribute; null for a second such attribute on the same class,
    /// which is reported.
    /// </summary>
    public static NetworkDeclaration? Parse(GeneratorAttributeSyntaxContext attributed, CancellationToken cancellation)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)attributed.TargetSymbol;
        AttributeData mark = type.GetAttributes().First(static attribute => IsNetwork(attribute.AttributeClass));
        SyntaxReference? first = mark.ApplicationSyntaxReference;
        bool isFirst = first is not null
            && mark.AttributeClass!.Name == attributed.Attributes[0].AttributeClass!.Name
            && first.SyntaxTree == attributed.TargetNode.SyntaxTree
            && attributed.TargetNode.Span.Contains(first.Span);
        return isFirst ? Parse(type, cancellation) : null;
    }

    public static NetworkDeclaration Parse(INamedTypeSymbol type, CancellationToken cancellation) =>
        Parse(type, new BlockParser(type.ContainingAssembly), cancellation);

    /// <summary>Parses a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="blocks">Reads the blocks that it inserts.</param>
    /// <param name="cancellation">The cancellation.</param>
    public static NetworkDeclaration Parse(
        INamedTypeSymbol type, BlockParser blocks, CancellationToken cancellation)
    {
        ProblemList problems = new();
        DeclarationChecks.Check(type, problems, cancellation);
        AttributeBinding binding = new(type, isBlock: false, blocks, problems);
        binding.Bind(cancellation);
        NetworkDeclaration declaration = new(
            TypeNames.Namespace(type),
            TypeNames.Outer(type).ToEquatableArray(),
            TypeNames.Keyword(type),
            Identifiers.Escape(type.Name),
            TypeNames.TypeParameters(type),
            TypeNames.IsPartialThroughout(type) && !UnsupportedTypes.CannotBeReopened(type),
            HintNames.Of(type),
            binding.Inputs.ToEquatableArray(),
            binding.Outputs.ToEquatableArray(),
            binding.Layers.ToEquatableArray(),
            binding.Uses.ToEquatableArray(),
            binding.Losses.ToEquatableArray(),
            binding.Unreadable.ToEquatableArray(),
            EquatableArray<string>.Empty,
            EquatableArray<Problem>.Empty)
        {
            IsDeepBelief = binding.IsDeepBelief,
            IsUntied = binding.IsUntied,
            Features = binding.Features,
            HasSummary = HasSummary(type, cancellation),
        };
        return declaration with
        {
            Clashes = MemberClashes.Find(type, declaration, binding, problems, cancellation).ToEquatableArray(),
            Problems = problems.ToEquatableArray(),
        };
    }

    /// <summary>Parses a network, or a block as a network that cannot run; null for any other class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="blocks">Reads the blocks that it inserts.</param>
    /// <param name="cancellation">The cancellation.</param>
    public static NetworkDeclaration? ParseMarked(
        INamedTypeSymbol type, BlockParser blocks, CancellationToken cancellation)
    {
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        if (attributes.Any(static attribute => IsNetwork(attribute.AttributeClass)))
            return Parse(type, blocks, cancellation);
        return attributes.Any(static attribute => BlockParser.IsBlock(attribute.AttributeClass))
            ? blocks.Parse(type, cancellation).AsNetwork()
            : null;
    }

    // As text: documentation that a build does not ask for is not parsed.
    private static bool HasSummary(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellation).GetLeadingTrivia().ToFullString() is var comment
            && (comment.Contains("<summary") || comment.Contains("<inheritdoc")));

    /// <summary>Whether an attribute is one of the language.</summary>
    public static bool IsOurs(INamedTypeSymbol? attribute) =>
        attribute is
        {
            ContainingType: null,
            ContainingNamespace: { Name: "StaticNet", ContainingNamespace.IsGlobalNamespace: true },
        };

    /// <summary>The kind of input that an attribute declares, by its name; null for any other attribute.</summary>
    public static InputKind? InputKindOf(string attribute) => attribute switch
    {
        "InputAttribute" => InputKind.Values,
        "SequenceInputAttribute" => InputKind.Sequence,
        "TokenInputAttribute" => InputKind.Tokens,
        _ => null,
    };

    /// <summary>Whether an attribute is [Network] or [DeepBeliefNetwork].</summary>
    public static bool IsNetwork(INamedTypeSymbol? attribute) =>
        IsOurs(attribute) && attribute!.Name is "NetworkAttribute" or "DeepBeliefNetworkAttribute";

    /// <summary>Whether a class is marked as a network.</summary>
    public static bool IsMarked(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static attribute => IsNetwork(attribute.AttributeClass));

    /// <summary>
    /// Whether an attribute belongs to a layer, a loss or a shape: one that means nothing without [Network].
    /// </summary>
    public static bool IsNetworkPart(INamedTypeSymbol? attribute) =>
        IsOurs(attribute)
        && (InputKindOf(attribute!.Name) is not null
            || attribute.Name == "OutputAttribute"
            || BlockParser.IsUse(attribute)
            || LayerRegistry.Find(attribute.Name) is not null
            || LossRegistry.Find(attribute.Name) is not null);

    /// <summary>The attribute that is missing on a class with layers.</summary>
    public static string MarkOf(IEnumerable<AttributeData> attributes) => attributes
        .Select(static attribute => attribute.AttributeClass)
        .Where(static attribute => IsOurs(attribute))
        .Select(static attribute => LayerRegistry.Find(attribute!.Name)?.Mark)
        .FirstOrDefault(static mark => mark is not (null or "Network")) ?? "Network";

    /// <summary>
    /// The attribute of ours that one of the user's own derives from: it looks like a layer but is none that the
    /// compiler knows.
    /// </summary>
    public static string? BaseOfTheLanguage(INamedTypeSymbol? attribute)
    {
        for (INamedTypeSymbol? current = attribute?.BaseType; current is not null; current = current.BaseType)
        {
            if (IsOurs(current) && current.Name is "LayerAttribute" or "LossAttribute")
                return current.Name;
        }
        return null;
    }
}
