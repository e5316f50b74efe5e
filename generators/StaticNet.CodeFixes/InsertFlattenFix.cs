using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0101: puts [Flatten] before the layer that needs a flat input.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InsertFlattenFix : NodeFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SN0101"];

    /// <inheritdoc/>
    protected override string Title(AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        "Insert [Flatten]";

    /// <inheritdoc/>
    protected override SyntaxNode Fix(
        SyntaxNode root, AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        AttributeEditing.InsertBefore(root, node, "Flatten");
}
