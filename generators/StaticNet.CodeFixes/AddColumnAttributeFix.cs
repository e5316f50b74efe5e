using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>
/// SN0703, SN0705, SN0706 and SN0708: gives a property the attribute that it needs, or lets it be ignored where no
/// attribute makes a feature of it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddColumnAttributeFix() : ColumnFix("SN0703", "SN0705", "SN0706", "SN0708")
{
    /// <inheritdoc/>
    protected override string? Title(CSharpSyntaxNode node, string? fix)
    {
        if (fix is null || Column(node) is not { } column)
            return null;
        return Given(column, fix) is null ? $"Add [{fix}]" : $"Change to [{fix}]";
    }

    /// <inheritdoc/>
    protected override SyntaxNode Fix(SyntaxNode root, CSharpSyntaxNode node, string fix)
    {
        CSharpSyntaxNode column = Column(node)!;
        AttributeListSyntax list = AttributeEditing.List(fix);
        if (Given(column, fix) is { } given)
            return root.ReplaceNode(given, given.WithArgumentList(list.Attributes[0].ArgumentList));
        if (column is MemberDeclarationSyntax member)
            return AttributeEditing.Add(root, member, fix);
        ParameterSyntax parameter = (ParameterSyntax)column;
        list = list.WithLeadingTrivia(parameter.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
        parameter = parameter.WithLeadingTrivia();
        return root.ReplaceNode(column, parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, list)));
    }

    private static AttributeSyntax? Given(CSharpSyntaxNode column, string wanted)
    {
        int arguments = wanted.IndexOf('(');
        return arguments < 0 ? null : Find(column, wanted.Substring(0, arguments));
    }
}
