using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0105: asserts the shape that the network produces.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SetOutputFix : NodeFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SN0105"];

    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        node.ArgumentList is not null && properties.TryGetValue("Fix", out string? shape)
            ? $"Change to [Output({shape})]"
            : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(
        SyntaxNode root, AttributeSyntax node, ImmutableDictionary<string, string?> properties)
    {
        AttributeArgumentListSyntax old = node.ArgumentList!;
        return root.ReplaceNode(
            old, SyntaxFactory.ParseAttributeArgumentList($"({properties["Fix"]})")!.WithTriviaFrom(old));
    }
}
