using Microsoft.CodeAnalysis;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Layers;

namespace StaticNet.Generators.Parsing;

/// <summary>Finds the names of generated code that mean something else where the network stands.</summary>
internal static class HiddenNames
{
    public static IEnumerable<string> Find(INamedTypeSymbol type, IEnumerable<Layer> layers)
    {
        HashSet<string> members = [.. layers.Select(static layer => layer.MemberName)];
        return UsedTypes.Namespaces.Keys
            .Where(name => members.Contains(name) || IsHidden(type, name))
            .OrderBy(static name => name, StringComparer.Ordinal);
    }

    private static bool IsHidden(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (HasMember(current, name) || current.TypeParameters.Any(parameter => parameter.Name == name))
                return true;
        }
        for (INamespaceSymbol? space = type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (space.GetMembers(name).Any(static member => !IsMeant(member)))
                return true;
        }
        return false;
    }

    // Inherited members hide as well as declared ones.
    private static bool HasMember(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (!current.GetMembers(name).IsEmpty)
                return true;
        }
        return false;
    }

    private static bool IsMeant(INamespaceOrTypeSymbol member) =>
        member is INamedTypeSymbol type
        && UsedTypes.Namespaces[type.Name] == type.ContainingNamespace.ToDisplayString();
}
