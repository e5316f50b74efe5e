using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0001 and SN0701: makes the network or record and the types around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartialFix() : NodeFix<TypeDeclarationSyntax>("SN0001", "SN0701")
{
    /// <inheritdoc/>
    protected override string? Title(TypeDeclarationSyntax node, string? fix) =>
        Target(node, fix) is { } target ? $"Make {target.Identifier.Text} partial" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, TypeDeclarationSyntax node, string fix)
    {
        TypeDeclarationSyntax target = Target(node, fix)!;
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (target.Modifiers.Count > 0)
            return root.ReplaceNode(target, target.AddModifiers(partial));
        partial = partial.WithLeadingTrivia(target.Keyword.LeadingTrivia);
        return root.ReplaceNode(target, target.WithKeyword(target.Keyword.WithLeadingTrivia()).AddModifiers(partial));
    }

    private static TypeDeclarationSyntax? Target(TypeDeclarationSyntax node, string? name) =>
        name is not null
            ? node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
                .FirstOrDefault(type => type.Identifier.ValueText == name)
            : null;
}
