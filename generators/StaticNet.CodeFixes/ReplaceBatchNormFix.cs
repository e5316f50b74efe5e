using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0118: normalises each time step by itself, with the arguments that both kinds have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceBatchNormFix() : NodeFix<AttributeSyntax>("SN0118")
{
    /// <inheritdoc/>
    protected override string Title(AttributeSyntax node, string? fix) => "Replace by LayerNorm";

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix)
    {
        SimpleNameSyntax old = AttributeEditing.SimpleName(node);
        AttributeSyntax renamed = node.ReplaceNode(old, SyntaxFactory.IdentifierName("LayerNorm").WithTriviaFrom(old));
        return root.ReplaceNode(
            node, AttributeEditing.Argument(renamed, "Momentum") is { } momentum
                ? AttributeEditing.Without(renamed, momentum)
                : renamed);
    }
}
