using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>
/// SN0101, SN0111, SN0402 and SN0801: puts a [Flatten], a [Reshape] or an [Embedding] before the layer that needs it,
/// or an activation between two layers.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InsertLayerFix() : NodeFix<AttributeSyntax>("SN0101", "SN0111", "SN0402", "SN0801")
{
    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) => fix is not null ? $"Insert [{fix}]" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix) =>
        AttributeEditing.InsertBefore(root, node, fix);
}
