using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Checks of the class itself: whether members can be added to it, and whether its layers have one order.</summary>
internal static class DeclarationChecks
{
    public static void Check(INamedTypeSymbol type, ProblemList problems, CancellationToken cancellation)
    {
        CheckPartial(type, problems);
        if (Unsupported(type, cancellation) is { } reason)
            problems.Add(ProblemKind.UnsupportedType, -1, type.Name, reason);
        CheckOneDeclaration(type, problems);
    }

    private static void CheckPartial(INamedTypeSymbol type, ProblemList problems)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (!TypeNames.IsPartial(current))
                problems.Add(new Problem(ProblemKind.NotPartial, -1, new[] { type.Name, current.Name }.ToEquatableArray(), Fix: current.Name));
        }
    }

    private static string? Unsupported(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.IsRecord)
            return "it is a record, whose copies would share one parameter block";
        if (type.IsStatic)
            return "it is static and has no instance to hold parameters";
        if (type.IsAbstract)
            return "it is abstract and cannot be created";
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal)
                return "it is local to its file, and generated code stands in another one";
        }
        return HasPrimaryConstructor(type, cancellation) ? "it has a primary constructor, which generated constructors cannot call" : null;
    }

    private static bool HasPrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellation) is ClassDeclarationSyntax { ParameterList: not null });

    private static void CheckOneDeclaration(INamedTypeSymbol type, ProblemList problems)
    {
        SyntaxNode? first = null;
        int ordinal = -1;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            ordinal++;
            if (!NetworkParser.IsNetworkPart(attribute.AttributeClass))
                continue;
            SyntaxNode? declaration = attribute.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();
            first ??= declaration;
            if (declaration != first)
            {
                problems.Add(ProblemKind.LayersOnSeveralDeclarations, ordinal, type.Name);
                return;
            }
        }
    }
}
