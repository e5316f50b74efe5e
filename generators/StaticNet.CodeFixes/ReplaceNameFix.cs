using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>
/// SN0201, SN0205 and SN0306: writes the name that was meant, or that of the activation after the layer.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceNameFix() : NodeFix<AttributeSyntax>("SN0201", "SN0205", "SN0306")
{
    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) =>
        fix?.Split('\n') is [string name, string meant] && Literal(node, name) is not null
            ? $"Change \"{name}\" to \"{meant}\""
            : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix)
    {
        string[] names = fix.Split('\n');
        LiteralExpressionSyntax literal = Literal(node, names[0])!;
        SyntaxToken meant = SyntaxFactory.Literal(names[1]).WithTriviaFrom(literal.Token);
        return root.ReplaceNode(literal, literal.WithToken(meant));
    }

    // The layer's own name may be the same text.
    private static LiteralExpressionSyntax? Literal(AttributeSyntax node, string name) => node.ArgumentList?.Arguments
        .Where(static argument => AttributeEditing.NameOf(argument) is not ("Name" or "Key"))
        .SelectMany(static argument => argument.DescendantNodes().OfType<LiteralExpressionSyntax>())
        .FirstOrDefault(literal => literal.Token.Value is string text && text == name);
}
