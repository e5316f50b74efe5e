using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0641 and SN0645: changes the number of heads or of positions to one that fits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ChangeNumberFix() : NodeFix<AttributeSyntax>("SN0641", "SN0645")
{
    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) =>
        First(node) is { } number && fix is not null ? $"Change {number.Expression} to {fix}" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix)
    {
        ExpressionSyntax number = First(node)!.Expression;
        return root.ReplaceNode(number, SyntaxFactory.ParseExpression(fix).WithTriviaFrom(number));
    }

    private static AttributeArgumentSyntax? First(AttributeSyntax node) =>
        node.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null);
}
