using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0111: puts a [Reshape] before the layer that needs channels, where the values suggest one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InsertReshapeFix : NodeFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SN0111"];

    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue("Fix", out string? reshape) ? $"Insert [{reshape}]" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(
        SyntaxNode root, AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        AttributeEditing.InsertBefore(root, node, properties["Fix"]!);
}
