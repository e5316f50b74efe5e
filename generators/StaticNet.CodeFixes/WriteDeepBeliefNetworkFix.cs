using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0601: marks a class that has an Rbm as a deep belief network instead of a network.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WriteDeepBeliefNetworkFix : NodeFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SN0601"];

    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue("Fix", out string? mark) && Mark(node) is { } network
            ? $"Write [{mark}] instead of [{network}]"
            : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(
        SyntaxNode root, AttributeSyntax node, ImmutableDictionary<string, string?> properties)
    {
        AttributeSyntax network = Mark(node)!;
        return root.ReplaceNode(
            network, SyntaxFactory.Attribute(SyntaxFactory.ParseName(properties["Fix"]!)).WithTriviaFrom(network));
    }

    private static AttributeSyntax? Mark(AttributeSyntax node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.AttributeLists
            .SelectMany(static list => list.Attributes)
            .FirstOrDefault(static attribute => LastName(attribute.Name) is "Network" or "NetworkAttribute");

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
