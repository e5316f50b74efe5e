using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>
/// SN0202, SN0203, SN0206, SN0208, SN0605 to SN0607 and SN0644: removes the name or key that cannot be used, the
/// sharing of parameters that do not fit, what cannot be where a machine is, or a mask that cannot be, so that the
/// default holds.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveArgumentFix() : NodeFix<AttributeSyntax>(
    "SN0202", "SN0203", "SN0206", "SN0208", "SN0605", "SN0606", "SN0607", "SN0644")
{
    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) =>
        Argument(node, fix) is { } argument ? $"Remove {argument.ToString().Trim()}" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix) =>
        root.ReplaceNode(node, AttributeEditing.Without(node, Argument(node, fix)!));

    private static AttributeArgumentSyntax? Argument(AttributeSyntax node, string? name) =>
        name is null ? null : AttributeEditing.Argument(node, name);
}
