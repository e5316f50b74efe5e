using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.CodeFixes;

/// <summary>SN0704: removes the attribute that does not suit its property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveColumnAttributeFix() : ColumnFix("SN0704")
{
    /// <inheritdoc/>
    protected override string? Title(CSharpSyntaxNode node, string? fix) =>
        fix is not null && Column(node) is { } column && Find(column, fix) is { } attribute
            ? $"Remove [{attribute}]"
            : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, CSharpSyntaxNode node, string fix) =>
        AttributeEditing.Remove(root, Find(Column(node)!, fix)!);
}
