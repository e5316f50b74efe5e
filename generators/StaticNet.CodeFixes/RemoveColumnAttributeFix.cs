using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>
/// SN0704: removes the attribute that does not suit its property. What [Numeric] says of the scaling of a target, [Target]
/// says then.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveColumnAttributeFix() : ColumnFix("SN0704")
{
    /// <inheritdoc/>
    protected override string? Title(CSharpSyntaxNode node, string? fix)
    {
        if (fix is null || Column(node) is not { } column || Find(column, fix) is not { } attribute)
            return null;
        return TargetOf(column, attribute) is { } target
            ? $"Write [{Scaled(target, attribute)}] instead of [{attribute}]"
            : $"Remove [{attribute}]";
    }

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, CSharpSyntaxNode node, string fix)
    {
        CSharpSyntaxNode column = Column(node)!, changed = column;
        AttributeSyntax attribute = Find(column, fix)!;
        if (TargetOf(column, attribute) is { } target)
            changed = changed.ReplaceNode(target, Scaled(target, attribute));
        return root.ReplaceNode(column, AttributeEditing.Remove(changed, Find(changed, fix)!));
    }

    // [Target], where it says nothing itself and knows all arguments.
    private static AttributeSyntax? TargetOf(CSharpSyntaxNode column, AttributeSyntax numeric)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = numeric.ArgumentList?.Arguments ?? default;
        return arguments.Count > 0
            && arguments.All(static argument => AttributeEditing.NameOf(argument) is null or "Mean" or "Deviation")
            && Find(column, "Target") is { ArgumentList: null or { Arguments.Count: 0 } } target
                ? target
                : null;
    }

    private static AttributeSyntax Scaled(AttributeSyntax target, AttributeSyntax numeric) =>
        target.WithoutTrailingTrivia().WithArgumentList(numeric.ArgumentList);
}
