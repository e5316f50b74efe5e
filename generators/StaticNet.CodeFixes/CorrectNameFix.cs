using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>
/// SN0010, and CS0246 or CS0234 beside it: writes the name that a misspelt attribute of a network was meant to have.
/// IDEs offer no fixes for what generators report, so that it is a fix of the C# compiler's errors too.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class CorrectNameFix() : NodeFix<AttributeSyntax>("SN0010", "CS0246", "CS0234")
{
    private static readonly string[] Marks = ["Network", "DeepBeliefNetwork", "Block"];

    /// <inheritdoc/>
    protected override string? Title(AttributeSyntax node, string? fix) =>
        IsOfNetwork(node) && AttributeNames.Nearest(AttributeEditing.SimpleName(node).Identifier.ValueText) is { } meant
            ? $"Change to [{meant}]"
            : null;

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, AttributeSyntax node, string fix)
    {
        SimpleNameSyntax name = AttributeEditing.SimpleName(node);
        string meant = AttributeNames.Nearest(name.Identifier.ValueText)!;
        return root.ReplaceNode(name, SyntaxFactory.IdentifierName(meant).WithTriviaFrom(name));
    }

    private static bool IsOfNetwork(AttributeSyntax node) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && type.AttributeLists.Contains((AttributeListSyntax)node.Parent!)
        && type.AttributeLists.SelectMany(static list => list.Attributes)
            .Any(static attribute => Marks.Contains(AttributeEditing.SimpleName(attribute).Identifier.ValueText));
}
