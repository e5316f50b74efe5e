using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Analyzers;

/// <summary>Finds the place in the source of an attribute that a problem names by its ordinal.</summary>
internal static class AttributeLocations
{
    /// <summary>
    /// The attribute, the expression in a method that it names, the member that clashes, or the class's name where the
    /// problem is the class's.
    /// </summary>
    public static Location Place(
        INamedTypeSymbol type, ImmutableArray<AttributeData> attributes, Problem problem, Compilation compilation,
        CancellationToken cancellation)
    {
        int ordinal = problem.Attribute;
        if (problem.Place is { } place && Find(place, compilation) is { } expression)
            return expression;
        if (problem is { Kind: ProblemKind.MemberClash, Fix: { } name }
            && MemberClashes.Declared(type, name, cancellation) is { } member)
            return member.Locations[0];
        if (ordinal >= 0 && ordinal < attributes.Length
            && attributes[ordinal].ApplicationSyntaxReference is { } reference)
            return Location.Create(reference.SyntaxTree, reference.Span);
        SyntaxReference? network = attributes
            .FirstOrDefault(static attribute =>
                NetworkParser.IsNetwork(attribute.AttributeClass) || BlockParser.IsBlock(attribute.AttributeClass))
            ?.ApplicationSyntaxReference;
        return network?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.GetLocation()
            ?? type.Locations.FirstOrDefault()
            ?? Location.None;
    }

    private static Location? Find(ExpressionPlace place, Compilation compilation) =>
        DocumentationCommentId.GetFirstSymbolForDeclarationId(place.Method, compilation) is IMethodSymbol method
        && MethodBodies.Declaration(method) is { } declaration
            ? Location.Create(
                declaration.SyntaxTree, new TextSpan(declaration.SpanStart + place.Start, place.Length))
            : null;
}
