using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0305 and SN0307: writes the loss that fits the layer before it, with what all losses have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceLossFix() : NodeFix<AttributeSyntax>("SN0305", "SN0307")
{
    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) => fix is not null ? $"Replace by {fix}" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix)
    {
        IEnumerable<AttributeArgumentSyntax> kept = node.ArgumentList?.Arguments.Where(
            static argument => AttributeEditing.NameOf(argument) is "Of" or "Weight" or "Reduction") ?? [];
        string arguments = string.Join(", ", kept);
        string loss = arguments.Length == 0 ? fix : $"{fix}({arguments})";
        return root.ReplaceNode(node, AttributeEditing.List(loss).Attributes[0].WithTriviaFrom(node));
    }
}
