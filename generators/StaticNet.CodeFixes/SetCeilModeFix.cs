using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0113: lets a pooling layer keep the windows that reach beyond its input.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SetCeilModeFix : NodeFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SN0113"];

    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        node.ArgumentList is null ? null : "Set CeilMode = true";

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, ImmutableDictionary<string, string?> properties)
    {
        AttributeArgumentListSyntax list = node.ArgumentList!;
        AttributeArgumentSyntax? given = list.Arguments
            .FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "CeilMode");
        if (given is not null)
            return root.ReplaceNode(given.Expression, SyntaxFactory.ParseExpression("true").WithTriviaFrom(given.Expression));
        AttributeArgumentSyntax added = SyntaxFactory.ParseAttributeArgumentList("(CeilMode = true)")!.Arguments[0];
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        SyntaxNodeOrTokenList all = list.Arguments.GetWithSeparators().Add(comma).Add(added);
        return root.ReplaceNode(list, list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(all)));
    }
}
