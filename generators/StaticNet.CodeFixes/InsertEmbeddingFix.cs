using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0402: puts an [Embedding] before the layer that would read tokens.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InsertEmbeddingFix : NodeFix<AttributeSyntax>
{
    // A middling size; the user knows better.
    private const string Embedding = "Embedding(64)";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SN0402"];

    /// <inheritdoc/>
    protected override string Title(AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        $"Insert [{Embedding}]";

    /// <inheritdoc/>
    protected override SyntaxNode Fix(
        SyntaxNode root, AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        AttributeEditing.InsertBefore(root, node, Embedding);
}
