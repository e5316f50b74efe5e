using System.Collections.Immutable;
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
public sealed class RemoveArgumentFix : NodeFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        ["SN0202", "SN0203", "SN0206", "SN0208", "SN0605", "SN0606", "SN0607", "SN0644"];

    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        Argument(node, properties) is { } argument ? $"Remove {argument.ToString().Trim()}" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(
        SyntaxNode root, AttributeSyntax node, ImmutableDictionary<string, string?> properties)
    {
        AttributeArgumentListSyntax list = node.ArgumentList!;
        SeparatedSyntaxList<AttributeArgumentSyntax> left = list.Arguments.Remove(Argument(node, properties)!);
        return left.Count > 0
            ? root.ReplaceNode(list, list.WithArguments(left))
            : root.ReplaceNode(node, node.WithArgumentList(null));
    }

    private static AttributeArgumentSyntax? Argument(
        AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue("Fix", out string? name)
            ? node.ArgumentList?.Arguments
                .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)
            : null;
}
