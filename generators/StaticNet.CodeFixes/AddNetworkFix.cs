using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0005: marks a class that has layers as a network, or as a deep belief network.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddNetworkFix() : NodeFix<AttributeSyntax>("SN0005")
{
    /// <inheritdoc/>
    protected override string Title(AttributeSyntax node, string? fix) => $"Add [{fix}]";

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix)
    {
        MemberDeclarationSyntax member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
        return AttributeEditing.InsertBefore(root, member.AttributeLists[0].Attributes[0], fix);
    }
}
