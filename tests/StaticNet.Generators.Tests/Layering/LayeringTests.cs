using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generators.Tests.Layering;

/// <summary>
/// The stages of the compiler stand in order, and none names a type of a later one. Kinds of layers and losses answer
/// what the stages ask, so that they name types of all of them.
/// </summary>
public sealed class LayeringTests
{
    private static readonly string[] Stages =
    [
        "CSharp", "Model", "Expressions", "Diagnostics", "Layers", "Losses", "Declarations", "Contract", "Parsing", "Expansion",
        "ShapeInference", "Freezing", "Lowering", "Autodiff", "Planning", "Emission", "Analyzers",
    ];

    private static readonly string[] Kinds = ["Layers", "Losses"];

    [Fact]
    public void Nothing_reaches_back()
    {
        SourceType[] types = [.. Sources().SelectMany(source => Declared(source.Stage, source.Text))];
        ILookup<string, string> stagesOf = types.ToLookup(type => type.Name, type => type.Stage);
        List<string> arrows = [];
        foreach ((string file, string stage, string text) in Sources().Where(source => !Kinds.Contains(source.Stage)))
        {
            arrows.AddRange(UsedStages(text).Where(other => Rank(other) > Rank(stage))
                .Select(other => $"{file} uses {other}"));
            foreach (string name in Named(text).Distinct())
            {
                string[] declared = [.. stagesOf[name]];
                if (declared.Length > 0 && declared.All(other => Rank(other) > Rank(stage)))
                    arrows.Add($"{file} names {name} of {declared[0]}");
            }
        }
        Assert.True(arrows.Count == 0, string.Join("\n", arrows));
    }

    [Fact]
    public void Every_file_stands_in_a_stage()
    {
        string[] folders = [.. Directory.GetDirectories(Root()).Select(folder => Path.GetFileName(folder))];
        Assert.Empty(folders.Except(["bin", "obj"]).Except(Stages));
    }

    private static int Rank(string stage) => Array.IndexOf(Stages, stage);

    private static IEnumerable<(string File, string Stage, string Text)> Sources() =>
        from stage in Stages
        from file in Directory.GetFiles(Path.Combine(Root(), stage), "*.cs", SearchOption.AllDirectories)
        select (Path.GetFileName(file), stage, File.ReadAllText(file));

    private static IEnumerable<SourceType> Declared(string stage, string text) =>
        CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            .Where(type => type.Parent is BaseNamespaceDeclarationSyntax)
            .Select(type => new SourceType(stage, type.Identifier.Text));

    private static IEnumerable<string> UsedStages(string text)
    {
        const string Root = "StaticNet.Generators.";
        return CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<UsingDirectiveSyntax>()
            .Select(use => use.Name?.ToString() ?? "").Where(name => name.StartsWith(Root, StringComparison.Ordinal))
            .Select(name => name[Root.Length..].Split('.')[0]);
    }

    // Names of types as they are written; what the file declares as a member or parameter is none.
    private static IEnumerable<string> Named(string text)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        HashSet<string> members =
        [
            .. root.DescendantNodes().OfType<ParameterSyntax>().Select(parameter => parameter.Identifier.Text),
            .. root.DescendantNodes().OfType<PropertyDeclarationSyntax>().Select(property => property.Identifier.Text),
        ];
        return root.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => IsTypePlace(name))
            .Select(name => name.Identifier.Text).Where(name => !members.Contains(name));
    }

    private static bool IsTypePlace(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name && char.IsUpper(name.Identifier.Text[0])
            && access.Parent is InvocationExpressionSyntax,
        TypeArgumentListSyntax or BaseTypeSyntax or ObjectCreationExpressionSyntax or ParameterSyntax
            or VariableDeclarationSyntax or PropertyDeclarationSyntax or MethodDeclarationSyntax or NullableTypeSyntax
            or ArrayTypeSyntax or CastExpressionSyntax or RecursivePatternSyntax or DeclarationPatternSyntax
            or TypePatternSyntax or IsPatternExpressionSyntax => true,
        BinaryExpressionSyntax binary => binary.Right == name && binary.IsKind(SyntaxKind.IsExpression),
        _ => false,
    };

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(path)!, "..", "..", "..", "generators", "StaticNet.Generators"));

    private sealed record SourceType(string Stage, string Name);
}
