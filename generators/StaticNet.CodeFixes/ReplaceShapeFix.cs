using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0105 and SN0123: writes the shape that an output has, or that an input is meant to have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceShapeFix() : NodeFix<AttributeSyntax>("SN0105", "SN0123")
{
    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) =>
        node.ArgumentList is not null && fix is not null
            ? $"Change to [{node.WithArgumentList(With(node.ArgumentList, fix))}]"
            : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix) =>
        root.ReplaceNode(node.ArgumentList!, With(node.ArgumentList!, fix));

    // What is named stays.
    private static AttributeArgumentListSyntax With(AttributeArgumentListSyntax old, string fix)
    {
        IEnumerable<string> named = old.Arguments.Where(static argument => argument.NameEquals is not null)
            .Select(static argument => argument.ToString());
        string all = string.Join(", ", new[] { fix }.Concat(named));
        return SyntaxFactory.ParseAttributeArgumentList($"({all})")!.WithTriviaFrom(old);
    }
}
