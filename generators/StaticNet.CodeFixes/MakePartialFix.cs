using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0001: makes the network and the types around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartialFix : NodeFix<TypeDeclarationSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SN0001"];

    /// <inheritdoc/>
    protected override string? Title(TypeDeclarationSyntax node, ImmutableDictionary<string, string?> properties) =>
        Target(node, properties) is { } target ? $"Make {target.Identifier.Text} partial" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(
        SyntaxNode root, TypeDeclarationSyntax node, ImmutableDictionary<string, string?> properties)
    {
        TypeDeclarationSyntax target = Target(node, properties)!;
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (target.Modifiers.Count > 0)
            return root.ReplaceNode(target, target.AddModifiers(partial));
        partial = partial.WithLeadingTrivia(target.Keyword.LeadingTrivia);
        return root.ReplaceNode(target, target.WithKeyword(target.Keyword.WithLeadingTrivia()).AddModifiers(partial));
    }

    private static TypeDeclarationSyntax? Target(
        TypeDeclarationSyntax node, ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue("Fix", out string? name)
            ? node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
                .FirstOrDefault(type => type.Identifier.ValueText == name)
            : null;
}
