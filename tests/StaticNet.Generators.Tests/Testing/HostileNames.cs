using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generators.Tests.Testing;

/// <summary>
/// Every name that generated code uses, read from the code itself, and declarations that give it another meaning.
/// </summary>
internal sealed partial class HostileNames
{
    // Warnings about these declarations are not what is tested.
    private const string Header = "#pragma warning disable\n";

    private readonly HashSet<string> _members;

    private HostileNames(IReadOnlyList<string> names, HashSet<string> members) => (Names, _members) = (names, members);

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names in what the generator writes for some networks.</summary>
    public static HostileNames Of(CompiledProgram program)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        HashSet<string> members = [.. Sources("Any").SelectMany(ClassesOf)];
        foreach ((string hint, string source) in program.Files)
        {
            SyntaxNode root = Programs.Parse(source).GetRoot();
            names.UnionWith(root.DescendantTokens()
                .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(static token => token.ValueText)
                .Where(static name => !IsWord(name)));
            if (!source.Contains("namespace StaticNet.Generated.", StringComparison.Ordinal))
                members.UnionWith(root.DescendantNodes().OfType<MemberDeclarationSyntax>().SelectMany(Declared));
        }
        return new HostileNames([.. names], members);
    }

    /// <summary>Types of these names, with no, one and two type parameters.</summary>
    /// <param name="except">Names to leave out.</param>
    public string Types(params IEnumerable<string> except) => Header + Declarations(except);

    /// <summary>The same types in a namespace.</summary>
    public string Namespace(string name, params IEnumerable<string> except) =>
        $"{Header}namespace {name} {{\n{Declarations(except)}}}\n";

    /// <summary>A class that has them as nested types, but for the names of generated members.</summary>
    public string Class(string declaration) => $"{Header}{declaration} {{\n{Declarations(_members)}}}\n";

    /// <summary>Global aliases of these names for one type.</summary>
    public string Aliases(string type) => Header + string.Concat(
        Names.Select(name => $"global using @{name} = global::{type};\n"));

    /// <summary>The networks of all snapshots, in one namespace, in a class and with a base class if wanted.</summary>
    public static IEnumerable<string> Sources(string space, string outer = "", string baseType = "")
    {
        // How many outputs sequences beside samples have is no matter of one span.
        IEnumerable<FieldInfo> graphs =
            typeof(Graphs).GetFields().Where(field => field.Name != nameof(Graphs.Sequences));
        foreach (FieldInfo network in typeof(Networks).GetFields().Concat(graphs).Concat(typeof(Beliefs).GetFields()).Concat(typeof(Tables).GetFields()))
        {
            string source = (string)network.GetRawConstantValue()!;
            source = source.Replace("namespace Samples;", "", StringComparison.Ordinal);
            source = Enumeration().Replace(source, "= global::StaticNet.$1");
            source = Class().Replace(source, $"$1{(baseType.Length > 0 ? " : " + baseType : "")};");
            if (outer.Length > 0)
                source = $"public partial class {outer} {{ {source} }}";
            yield return $"#pragma warning disable CS1591, CS3001, CS3016\nusing StaticNet;\nnamespace {space};\n{source}";
        }
    }

    /// <summary>The types that a source declares: networks, blocks, and records with their enums.</summary>
    public static IEnumerable<string> ClassesOf(string source) =>
        Types().Matches(source).Select(static match => match.Value.TrimEnd(';', '(').Split(' ')[^1]);

    // The language has these too, and warns of types of that name.
    private static bool IsWord(string name) =>
        SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None || name is "nint" or "nuint";

    private string Declarations(IEnumerable<string> except)
    {
        StringBuilder declarations = new();
        foreach (string name in Names.Except(except))
            declarations.Append($"public class @{name}; public class @{name}<T>; public class @{name}<T, U>;\n");
        return declarations.ToString();
    }

    private static IEnumerable<string> Declared(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        BaseFieldDeclarationSyntax field =>
            field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        _ => [],
    };

    [GeneratedRegex(@"= ([A-Z]\w+\.\w+)")]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"public (partial class|partial record struct|readonly struct|enum) \w+")]
    private static partial Regex Types();

    [GeneratedRegex(@"(public partial class \w+);")]
    private static partial Regex Class();
}
