using System.Text;
using Microsoft.CodeAnalysis;

namespace StaticNet.Generators.Parsing;

/// <summary>Names of generated files, which must differ in more than case in one compilation.</summary>
internal static class HintNames
{
    /// <summary>
    /// The type's full name, with + between nested classes, and a hash where that name cannot be a file's or where only
    /// case or arity tells the type from another.
    /// </summary>
    public static string Of(INamedTypeSymbol type)
    {
        StringBuilder full = new();
        bool isPlain = Append(full, type) && !type.IsRecord;
        string name = full.ToString();
        if (isPlain)
            return name;
        string identity = (type.IsRecord ? "record " : "") + type.ToDisplayString(TypeNames.WithKeywords);
        return $"{Printable(name)}-{StableHash(identity):x8}";
    }

    // Whether nothing but the plain name is needed to tell the symbol from all others.
    private static bool Append(StringBuilder name, INamespaceOrTypeSymbol symbol)
    {
        bool isPlain = true;
        if (symbol.ContainingSymbol is INamespaceOrTypeSymbol outer
            and not INamespaceSymbol { IsGlobalNamespace: true })
        {
            isPlain = Append(name, outer);
            name.Append(outer is ITypeSymbol ? '+' : '.');
        }
        name.Append(symbol.Name);
        return isPlain
            && symbol is not INamedTypeSymbol { Arity: > 0 }
            && symbol.Name.All(
                static character => character == '_' || (character < 128 && char.IsLetterOrDigit(character)))
            && !DiffersInCaseOnly(symbol);
    }

    private static bool DiffersInCaseOnly(INamespaceOrTypeSymbol symbol) =>
        symbol.ContainingSymbol is INamespaceOrTypeSymbol outer && outer.GetMembers().Any(member =>
            member is INamespaceOrTypeSymbol
            && member.Name != symbol.Name
            && string.Equals(member.Name, symbol.Name, StringComparison.OrdinalIgnoreCase));

    private static string Printable(string name)
    {
        StringBuilder printable = new();
        foreach (char character in name)
        {
            bool isPrintable = character is '.' or '_' or '+' || (character < 128 && char.IsLetterOrDigit(character));
            printable.Append(isPrintable ? character : '-');
        }
        return printable.ToString();
    }

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static uint StableHash(string text)
    {
        uint hash = 2166136261;
        foreach (char character in text)
            hash = unchecked((hash ^ character) * 16777619);
        return hash;
    }
}
