using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0502: marks the class that is used as a block, where it stands in the same file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddBlockFix() : NodeFix<AttributeSyntax>("SN0502")
{
    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) =>
        Target(node.SyntaxTree.GetRoot(), fix) is { } target
            ? $"Mark {target.Identifier.Text} with [Block]"
            : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix)
    {
        ClassDeclarationSyntax target = Target(root, fix)!;
        if (target.AttributeLists.Count > 0)
            return AttributeEditing.InsertBefore(root, target.AttributeLists[0].Attributes[0], "Block");
        SyntaxTriviaList leading = target.GetLeadingTrivia();
        AttributeListSyntax block = AttributeEditing.List("Block")
            .WithLeadingTrivia(leading).WithTrailingTrivia(AttributeEditing.EndOfLine(root));
        return root.ReplaceNode(target, target.WithLeadingTrivia().AddAttributeLists(block));
    }

    // Of several classes of that name it would be a guess.
    private static ClassDeclarationSyntax? Target(SyntaxNode root, string? name)
    {
        if (name is null)
            return null;
        ClassDeclarationSyntax[] found =
        [
            .. root.DescendantNodes().OfType<ClassDeclarationSyntax>()
                .Where(type => type.Identifier.ValueText == name),
        ];
        return found.Length == 1 ? found[0] : null;
    }
}
