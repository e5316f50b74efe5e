using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0403: declares the input of a recurrent layer as a sequence, where it is the only input.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceInputFix() : NodeFix<AttributeSyntax>("SN0403")
{
    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) =>
        fix is not null && Input(node) is { } input ? $"Write [{fix}] instead of [{input}]" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix)
    {
        AttributeSyntax input = Input(node)!;
        AttributeSyntax sequence = AttributeEditing.List(fix).Attributes[0];
        return root.ReplaceNode(input, sequence.WithTriviaFrom(input));
    }

    private static AttributeSyntax? Input(AttributeSyntax layer)
    {
        AttributeSyntax[] inputs =
        [
            .. layer.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.AttributeLists
                .SelectMany(static list => list.Attributes)
                .Where(static attribute => attribute.Name.ToString().EndsWith("Input", StringComparison.Ordinal)),
        ];
        bool isPlain = inputs.Length == 1 && inputs[0].Name.ToString() == "Input"
            && inputs[0].ArgumentList!.Arguments.All(static argument => argument.NameEquals is null);
        return isPlain ? inputs[0] : null;
    }
}
