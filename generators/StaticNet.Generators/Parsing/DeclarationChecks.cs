using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>
/// Checks of the class itself: whether members can be added to it, and whether its layers have one order.
/// </summary>
internal static class DeclarationChecks
{
    public static void Check(INamedTypeSymbol type, ProblemList problems, CancellationToken cancellation)
    {
        CheckPartial(type, problems);
        if (UnsupportedTypes.Reason(type, cancellation) is { } reason)
            problems.Add(ProblemKind.UnsupportedType, -1, type.Name, reason);
        CheckOneDeclaration(type, problems, cancellation);
    }

    private static void CheckPartial(INamedTypeSymbol type, ProblemList problems)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (!TypeNames.IsPartial(current))
            {
                problems.Add(new Problem(
                    ProblemKind.NotPartial, -1,
                    new[] { type.Name, current.Name, TypeNames.Keyword(current) }.ToEquatableArray(),
                    Fix: current.Name));
            }
        }
    }

    /// <summary>Checks that all layers stand on one declaration of the class.</summary>
    public static void CheckOneDeclaration(INamedTypeSymbol type, ProblemList problems, CancellationToken cancellation)
    {
        SyntaxNode? first = null;
        int firstOrdinal = -1;
        int ordinal = -1;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            ordinal++;
            if (!NetworkParser.IsNetworkPart(attribute.AttributeClass))
                continue;
            SyntaxNode? declaration = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation)
                .FirstAncestorOrSelf<TypeDeclarationSyntax>();
            if (first is null)
                (first, firstOrdinal) = (declaration, ordinal);
            if (declaration == first)
                continue;
            problems.Add(new Problem(
                ProblemKind.LayersOnSeveralDeclarations, ordinal,
                new[] { type.Name }.ToEquatableArray(), firstOrdinal));
            return;
        }
    }
}
