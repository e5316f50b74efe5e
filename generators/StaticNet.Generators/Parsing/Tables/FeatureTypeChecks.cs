using Microsoft.CodeAnalysis;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>Checks of the type itself: whether it can be a record of features.</summary>
internal static class FeatureTypeChecks
{
    public static void Check(INamedTypeSymbol type, ProblemList problems)
    {
        if (!IsForeign(type) && NotPartial(type) is { } outer)
        {
            problems.Add(new Problem(
                ProblemKind.RecordNotUsable, -1,
                new[]
                {
                    type.Name,
                    $"{outer.Name} is not partial. Write 'partial' before '{TypeNames.Keyword(outer)} {outer.Name}'",
                }.ToEquatableArray(),
                Fix: outer.Name));
        }
        else if (Reason(type) is { } reason)
            problems.Add(ProblemKind.RecordNotUsable, -1, type.Name, reason);
    }

    public static bool CanBeReopened(INamedTypeSymbol type) => TypeNames.IsPartialThroughout(type)
        && type.TypeKind is TypeKind.Class or TypeKind.Struct
        && !type.IsStatic && !type.IsRefLikeType && !IsGeneric(type) && !UnsupportedTypes.IsFileLocal(type)
        && UnsupportedTypes.OfVersion(type) is null;

    /// <summary>Whether the type and all that it stands in are public.</summary>
    public static bool IsPublic(INamedTypeSymbol type) =>
        TypeNames.WithOuter(type).All(static current => current.DeclaredAccessibility == Accessibility.Public);

    private static string? Reason(INamedTypeSymbol type)
    {
        if (type.IsStatic || type.IsRefLikeType || type.IsAbstract)
            return "it is static, abstract or a ref struct. Declare a partial record";
        if (IsGeneric(type))
            return "it is generic or stands in a generic type. Declare it without type parameters";
        if (UnsupportedTypes.IsFileLocal(type))
            return "it is local to its file, and generated code stands in another one. Remove 'file'";
        if (UnsupportedTypes.OfVersion(type) is { } tooOld)
            return tooOld;
        return FeatureMembers.CanBeConstructed(type) || FeatureMembers.IsBeingTyped(type)
            ? null
            : "no constructor takes its properties. Give it one without parameters, or declare a record";
    }

    private static bool IsForeign(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty;

    private static INamedTypeSymbol? NotPartial(INamedTypeSymbol type) =>
        TypeNames.WithOuter(type).FirstOrDefault(static current => !TypeNames.IsPartial(current));

    private static bool IsGeneric(INamedTypeSymbol type) =>
        TypeNames.WithOuter(type).Any(static current => current.Arity > 0);
}
