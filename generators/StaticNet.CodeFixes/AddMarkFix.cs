using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>
/// SN0502 and SN0711: marks the class that is used as a block, or the record that is an input, where it stands in the
/// same file. The analyzer says its name, a line end, and the mark.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddMarkFix() : NodeFix<AttributeSyntax>("SN0502", "SN0711")
{
    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) =>
        fix is not null && Target(node.SyntaxTree.GetRoot(), fix) is { } target
            ? $"Mark {target.Identifier.Text} with [{Mark(fix)}]"
            : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix) =>
        AttributeEditing.Add(root, Target(root, fix)!, Mark(fix));

    private static string Mark(string fix) => fix.Split('\n')[1];

    // Of several types of that name it would be a guess.
    private static TypeDeclarationSyntax? Target(SyntaxNode root, string fix)
    {
        string name = fix.Split('\n')[0];
        TypeDeclarationSyntax[] found =
        [
            .. root.DescendantNodes().OfType<TypeDeclarationSyntax>()
                .Where(type => type.Identifier.ValueText == name),
        ];
        return found.Length == 1 ? found[0] : null;
    }
}
