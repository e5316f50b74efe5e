using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Expansion;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.ShapeInference;

namespace StaticNet.Generators.Analyzers;

/// <summary>A name that an argument of an attribute can have.</summary>
/// <param name="Name">The name.</param>
/// <param name="What">What it is the name of, such as <c>Conv2D, 13 x 13 x 64</c>.</param>
internal sealed record NameChoice(string Name, string What);

/// <summary>
/// Lists the names that an argument can have while it is typed, by the scopes of <see cref="Expander"/>.
/// </summary>
internal static class NameChoices
{
    /// <summary>The names for an argument, the likeliest first; none where it is no name.</summary>
    /// <param name="type">The class.</param>
    /// <param name="argument">The argument of one of its attributes.</param>
    /// <param name="cancellation">The cancellation.</param>
    public static IReadOnlyList<NameChoice> Of(
        INamedTypeSymbol type, AttributeArgumentSyntax argument, CancellationToken cancellation)
    {
        SyntaxNode attribute = argument.Parent!.Parent!;
        AttributeData[] attributes = [.. type.GetAttributes()];
        int ordinal = Array.FindIndex(attributes, found =>
            found.ApplicationSyntaxReference is { } place && place.SyntaxTree == attribute.SyntaxTree
            && place.Span == attribute.Span);
        if (ordinal < 0 || attributes[ordinal].AttributeClass is not { } kind
            || NameArguments.KindOf(kind, argument) is not (not NameKind.None and var names)
            || NetworkParser.ParseMarked(type, new BlockParser(type.ContainingAssembly), cancellation)
                is not { } network)
            return [];
        return names switch
        {
            NameKind.Output => [.. Outputs(network)],
            NameKind.TimeAxis => [.. TimeAxes(network, ordinal)],
            _ => [.. Values(network, ordinal, names == NameKind.SameKind)],
        };
    }

    // The nearest first: what is read by name mostly stands a few lines above.
    private static IEnumerable<NameChoice> Values(NetworkDeclaration network, int ordinal, bool isSameKind)
    {
        NetworkDeclaration before = network.Before(ordinal);
        InferredNetwork shapes = ShapeInferrer.Infer(before);
        string? kind = isSameKind ? KindOf(network, ordinal) : null;
        return
            from value in Expander.NamesAfter(before)
            where !isSameKind || value.Kind == kind
            orderby value.Attribute descending, value.Source descending
            select new NameChoice(value.Name, What(before, shapes, value));
    }

    private static string? KindOf(NetworkDeclaration network, int ordinal) =>
        network.Layers.FirstOrDefault(layer => layer.Id.Attribute == ordinal)?.Kind
        ?? network.Uses.FirstOrDefault(use => use.Attribute == ordinal)?.Block?.FullName;

    private static string What(NetworkDeclaration network, InferredNetwork shapes, NamedValue value)
    {
        string? block = network.Uses.FirstOrDefault(use => use.Attribute == value.Attribute)?.Block?.Name;
        string kind = value.Kind is null ? "input" : block ?? value.Kind;
        return ShapeOf(network, shapes, value.Source) is { } shape ? $"{kind}, {shape}" : kind;
    }

    // Null where it is not known, because of a mistake or in a block.
    private static string? ShapeOf(NetworkDeclaration network, InferredNetwork shapes, int source)
    {
        if (source == Source.Unknown || source >= shapes.Nodes.Count)
            return null;
        if (source >= 0)
            return shapes.Nodes[source].Output.ToSpacedString();
        InputDeclaration input = network.Inputs[InferredNetwork.InputOfSource(source)];
        return input.DeclaredShape is null ? null : input.Text;
    }

    private static IEnumerable<NameChoice> Outputs(NetworkDeclaration network) => network.Outputs
        .Select(static output => output.Name).DefaultIfEmpty(OutputDeclaration.DefaultName)
        .Select(static name => new NameChoice(name, "output"));

    private static IEnumerable<NameChoice> TimeAxes(NetworkDeclaration network, int ordinal) => network.Inputs
        .Where(input => input.Attribute != ordinal)
        .Select(static input => input.DeclaredShape?.Time).OfType<string>().Distinct()
        .Select(static name => new NameChoice(name, "time axis"));
}
