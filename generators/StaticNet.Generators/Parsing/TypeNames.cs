using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Parsing;

/// <summary>How a type is written in the file that reopens it.</summary>
internal static class TypeNames
{
    /// <summary>Full names with @ before keywords.</summary>
    public static readonly SymbolDisplayFormat WithKeywords = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The namespace of a type, empty for the global one.</summary>
    public static string Namespace(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(WithKeywords) : "";

    /// <summary>The classes around a type, outermost first.</summary>
    public static IEnumerable<ContainingType> Outer(INamedTypeSymbol type)
    {
        Stack<ContainingType> outer = new();
        for (INamedTypeSymbol? current = type.ContainingType; current is not null; current = current.ContainingType)
            outer.Push(new ContainingType(
                Keyword(current), Identifiers.Escape(current.Name) + TypeParameters(current)));
        return outer;
    }

    public static string TypeParameters(INamedTypeSymbol type) => type.TypeParameters.IsEmpty
        ? ""
        : $"<{string.Join(", ", type.TypeParameters.Select(static parameter => Identifiers.Escape(parameter.Name)))}>";

    /// <summary>Whether the type and all that it is nested in can be reopened.</summary>
    public static bool IsPartialThroughout(INamedTypeSymbol type) =>
        WithOuter(type).All(static current => IsPartial(current) && IsNamed(current));

    /// <summary>The type and all that it is nested in, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> WithOuter(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            yield return current;
    }

    public static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(static reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .Any(static declaration => declaration.Modifiers.Any(static modifier => modifier.Text == "partial"));

    // A name that is not typed yet is empty.
    private static bool IsNamed(INamedTypeSymbol type) =>
        type.Name.Length > 0 && type.TypeParameters.All(static parameter => parameter.Name.Length > 0);

    /// <summary>What the type is, as its declaration says it.</summary>
    public static string Keyword(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (_, TypeKind.Struct) => "struct",
        (_, TypeKind.Interface) => "interface",
        _ => "class",
    };
}
