using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0641 and SN0645: changes the number of heads or of positions to one that fits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ChangeNumberFix : NodeFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SN0641", "SN0645"];

    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        First(node) is { } number && properties.TryGetValue("Fix", out string? wanted)
            ? $"Change {number.Expression} to {wanted}"
            : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(
        SyntaxNode root, AttributeSyntax node, ImmutableDictionary<string, string?> properties)
    {
        ExpressionSyntax number = First(node)!.Expression;
        return root.ReplaceNode(
            number, SyntaxFactory.ParseExpression(properties["Fix"]!).WithTriviaFrom(number));
    }

    private static AttributeArgumentSyntax? First(AttributeSyntax node) =>
        node.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null);
}
