using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>
/// SN0111 and SN0801: puts a [Reshape] before the layer that needs channels, or an activation between two layers.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InsertLayerFix : NodeFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SN0111", "SN0801"];

    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue("Fix", out string? layer) ? $"Insert [{layer}]" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(
        SyntaxNode root, AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        AttributeEditing.InsertBefore(root, node, properties["Fix"]!);
}
