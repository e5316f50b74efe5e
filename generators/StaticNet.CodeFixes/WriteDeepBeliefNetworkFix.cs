using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0601: marks a class that has an Rbm as a deep belief network instead of a network.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WriteDeepBeliefNetworkFix() : NodeFix<AttributeSyntax>("SN0601")
{
    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) =>
        fix is not null && Mark(node) is { } network ? $"Write [{fix}] instead of [{network}]" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix)
    {
        AttributeSyntax network = Mark(node)!;
        return root.ReplaceNode(network, AttributeEditing.List(fix).Attributes[0].WithTriviaFrom(network));
    }

    private static AttributeSyntax? Mark(AttributeSyntax node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.AttributeLists
            .SelectMany(static list => list.Attributes)
            .FirstOrDefault(static attribute =>
                AttributeEditing.SimpleName(attribute).Identifier.ValueText is "Network" or "NetworkAttribute");
}
