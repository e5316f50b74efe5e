using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>
/// SN0901, SN0902 and SN0904: gives the array or the span that a network is called with the length that the network says, where
/// it is made in the call or in the variable that the call names.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SetLengthFix() : NodeFix<ArgumentSyntax>("SN0901", "SN0902", "SN0904")
{
    /// <inheritdoc/>
    protected override string? Title(ArgumentSyntax node, string? fix) =>
        fix is not null && Length(node) is { } length ? $"Change {length} to {fix}" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, ArgumentSyntax node, string fix)
    {
        ExpressionSyntax length = Length(node)!;
        return root.ReplaceNode(length, SyntaxFactory.ParseExpression(fix).WithTriviaFrom(length));
    }

    private static ExpressionSyntax? Length(ArgumentSyntax node) => LengthOf(node.Expression) ??
        (node.Expression is IdentifierNameSyntax name && Declarator(name) is { Initializer.Value: { } value }
            ? LengthOf(value)
            : null);

    private static ExpressionSyntax? LengthOf(ExpressionSyntax value) => value switch
    {
        ArrayCreationExpressionSyntax { Initializer: null } array => array.Type.RankSpecifiers[0].Sizes[0],
        StackAllocArrayCreationExpressionSyntax { Initializer: null, Type: ArrayTypeSyntax type } =>
            type.RankSpecifiers[0].Sizes[0],
        _ => null,
    };

    // Of two variables of one name in one method it would be a guess.
    private static VariableDeclaratorSyntax? Declarator(IdentifierNameSyntax name)
    {
        SyntaxNode? scope = name.Ancestors().FirstOrDefault(static node =>
            node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax);
        VariableDeclaratorSyntax[] found =
        [
            .. scope?.DescendantNodes().OfType<VariableDeclaratorSyntax>()
                .Where(declarator => declarator.Identifier.ValueText == name.Identifier.ValueText) ?? [],
        ];
        return found.Length == 1 ? found[0] : null;
    }
}
