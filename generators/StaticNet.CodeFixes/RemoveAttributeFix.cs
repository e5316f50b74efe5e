using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>
/// SN0204, SN0209, SN0303, SN0304, SN0504 and SN0602: removes a layer that nothing reads, a second input, a second softmax,
/// a second loss, a block's loss, a second mark of a class.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveAttributeFix() : NodeFix<AttributeSyntax>(
    "SN0204", "SN0209", "SN0303", "SN0304", "SN0504", "SN0602")
{
    /// <inheritdoc/>
    protected override string Title(AttributeSyntax node, string? fix) => $"Remove [{node}]";

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix) =>
        AttributeEditing.Remove(root, node);
}
