using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0714: gives the last dense layer as many units as the target has classes, or 1 for a number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ChangeUnitsFix() : NodeFix<AttributeSyntax>("SN0714")
{
    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) =>
        fix is not null && Units(node) is { } units ? $"Change {units} to {fix}" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix)
    {
        ExpressionSyntax units = Units(node)!;
        return root.ReplaceNode(units, SyntaxFactory.ParseExpression(fix).WithTriviaFrom(units));
    }

    // With Times, the number is no number of units.
    private static ExpressionSyntax? Units(AttributeSyntax node) =>
        AttributeEditing.SimpleName(node).Identifier.ValueText is "Dense" or "DenseAttribute"
        && AttributeEditing.Argument(node, "Times") is null
            ? node.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null)?.Expression
            : null;
}
