using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>SN0104: sets Inputs to the number of values that the layer reads.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SetInputsFix : NodeFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["SN0104"];

    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, ImmutableDictionary<string, string?> properties) =>
        Argument(node) is not null && properties.TryGetValue("Fix", out string? size) ? $"Set Inputs = {size}" : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, ImmutableDictionary<string, string?> properties)
    {
        ExpressionSyntax old = Argument(node)!.Expression;
        return root.ReplaceNode(old, SyntaxFactory.ParseExpression(properties["Fix"]!).WithTriviaFrom(old));
    }

    private static AttributeArgumentSyntax? Argument(AttributeSyntax node) => node.ArgumentList?.Arguments
        .FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Inputs");
}
