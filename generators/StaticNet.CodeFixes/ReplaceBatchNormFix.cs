using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0118: normalises each time step by itself, with the arguments that both kinds have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceBatchNormFix : NodeFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SN0118"];

    /// <inheritdoc/>
    protected override string Title(AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        "Replace by LayerNorm";

    /// <inheritdoc/>
    protected override SyntaxNode Fix(
        SyntaxNode root, AttributeSyntax node, ImmutableDictionary<string, string?> properties)
    {
        SimpleNameSyntax old = node.Name is QualifiedNameSyntax qualified
            ? qualified.Right
            : (SimpleNameSyntax)node.Name;
        AttributeSyntax renamed = node.ReplaceNode(old, SyntaxFactory.IdentifierName("LayerNorm").WithTriviaFrom(old));
        return root.ReplaceNode(node, renamed.WithArgumentList(WithoutMomentum(node.ArgumentList)));
    }

    private static AttributeArgumentListSyntax? WithoutMomentum(AttributeArgumentListSyntax? list)
    {
        AttributeArgumentSyntax? momentum = list?.Arguments
            .FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Momentum");
        if (momentum is null)
            return list;
        SeparatedSyntaxList<AttributeArgumentSyntax> left = list!.Arguments.Remove(momentum);
        return left.Count > 0 ? list.WithArguments(left) : null;
    }
}
