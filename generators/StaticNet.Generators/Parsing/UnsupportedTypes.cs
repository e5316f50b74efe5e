using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generators.Parsing;

/// <summary>Kinds of types to which a network's members cannot be added, with the reason and what to do.</summary>
internal static class UnsupportedTypes
{
    // Generated passes are ref structs that implement an interface, and readers of text may be.
    private const LanguageVersion Oldest = (LanguageVersion)1300;

    /// <summary>Why the type cannot be a network, or null.</summary>
    public static string? Reason(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.TypeKind != TypeKind.Class)
            return "it is not a class. Declare a partial class";
        if (type.IsRecord)
            return "it is a record, whose copies would share one parameter block. Declare a partial class";
        if (type.IsStatic)
            return "it is static and has no instance to hold parameters. Remove 'static'";
        if (type.IsAbstract)
            return "it is abstract and cannot be created. Remove 'abstract'";
        if (IsFileLocal(type))
            return "it is local to its file, and generated code stands in another one. Remove 'file'";
        if (OfVersion(type) is { } tooOld)
            return tooOld;
        if (HasPrimaryConstructor(type, cancellation))
            return "it has a primary constructor, which generated constructors cannot call. "
                + "Write a constructor that calls this(seed)";
        return OfBase(type.BaseType) ?? OfMembers(type);
    }

    /// <summary>Whether a generated part would be wrong C# by itself, whatever it contains.</summary>
    public static bool CannotBeReopened(INamedTypeSymbol type) =>
        type.TypeKind != TypeKind.Class
        || type.IsStatic
        || IsFileLocal(type)
        || OfVersion(type) is not null
        || BaseNetwork(type.BaseType) is not null;

    /// <summary>Whether a constructor cannot be added.</summary>
    public static bool CannotHaveConstructor(INamedTypeSymbol type, CancellationToken cancellation) =>
        HasPrimaryConstructor(type, cancellation) || !HasSimpleConstructor(type.BaseType);

    /// <summary>Whether the type, or one around it, is local to its file.</summary>
    public static bool IsFileLocal(INamedTypeSymbol type) =>
        TypeNames.WithOuter(type).Any(static current => current.IsFileLocal);

    /// <summary>
    /// Why the version of the language is too old, or null. Of a type of another assembly it does not matter.
    /// </summary>
    public static string? OfVersion(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options is CSharpParseOptions
            { LanguageVersion: var version and < Oldest }
            ? $"it is compiled as C# {version.ToDisplayString()}, and generated code needs 13. "
                + "Set LangVersion to 13 or later"
            : null;

    private static string? OfBase(INamedTypeSymbol? type)
    {
        if (BaseNetwork(type) is { } network)
            return $"it derives from the network {network.Name}. Declare it on its own";
        return HasSimpleConstructor(type)
            ? null
            : $"its base class {type!.Name} has no constructor without parameters for the generated one to call. "
                + "Give it one";
    }

    private static INamedTypeSymbol? BaseNetwork(INamedTypeSymbol? type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (NetworkParser.IsMarked(current))
                return current;
        }
        return null;
    }

    private static string? OfMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            ISymbol? required = current.GetMembers().FirstOrDefault(static member =>
                member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
            if (required is not null)
                return $"{required.Name} is required, and generated code that creates the network cannot set it. "
                    + "Remove 'required'";
        }
        return null;
    }

    private static bool HasSimpleConstructor(INamedTypeSymbol? type) =>
        type is null || type.TypeKind == TypeKind.Error || type.InstanceConstructors.Any(static constructor =>
            constructor.DeclaredAccessibility != Accessibility.Private
            && constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams));

    private static bool HasPrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellation) is TypeDeclarationSyntax { ParameterList: not null });
}
