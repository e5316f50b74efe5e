using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0105 and SN0123: writes the shape that an output has, or that an input is meant to have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceShapeFix : NodeFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SN0105", "SN0123"];

    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        node.ArgumentList is not null && properties.ContainsKey("Fix")
            ? $"Change to [{node.WithArgumentList(With(node.ArgumentList, properties))}]"
            : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(
        SyntaxNode root, AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        root.ReplaceNode(node.ArgumentList!, With(node.ArgumentList!, properties));

    // What is named stays.
    private static AttributeArgumentListSyntax With(
        AttributeArgumentListSyntax old, ImmutableDictionary<string, string?> properties)
    {
        IEnumerable<string> named = old.Arguments.Where(static argument => argument.NameEquals is not null)
            .Select(static argument => argument.ToString());
        string all = string.Join(", ", new[] { properties["Fix"]! }.Concat(named));
        return SyntaxFactory.ParseAttributeArgumentList($"({all})")!.WithTriviaFrom(old);
    }
}
