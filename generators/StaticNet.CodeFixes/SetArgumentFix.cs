using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>
/// Sets a named argument to what is right, which the analyzer says as <c>Axes = 2</c>. Of several, such as
/// <c>Strides = [1, 2]; Stride = 1</c>, it sets the first that the attribute has.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SetArgumentFix() : NodeFix<AttributeSyntax>(
    "SN0104", "SN0108", "SN0109", "SN0112", "SN0113", "SN0117")
{
    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) =>
        Wanted(node, fix) is { } argument ? $"Set {argument}" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix)
    {
        AttributeArgumentSyntax wanted = Wanted(node, fix)!;
        if (Given(node, wanted) is { } given)
            return root.ReplaceNode(given.Expression, wanted.Expression.WithTriviaFrom(given.Expression));
        return root.ReplaceNode(node, AttributeEditing.WithArgument(node, wanted));
    }

    private static AttributeArgumentSyntax? Wanted(AttributeSyntax node, string? fix)
    {
        if (node.ArgumentList is null || fix is null)
            return null;
        AttributeArgumentSyntax[] possible =
        [
            .. fix.Split(';')
                .Select(static text => SyntaxFactory.ParseAttributeArgumentList($"({text.Trim()})")!.Arguments[0]),
        ];
        return possible.FirstOrDefault(argument => Given(node, argument) is not null) ?? possible[possible.Length - 1];
    }

    private static AttributeArgumentSyntax? Given(AttributeSyntax node, AttributeArgumentSyntax wanted) =>
        AttributeEditing.NameOf(wanted) is { } name ? AttributeEditing.Argument(node, name) : null;
}
