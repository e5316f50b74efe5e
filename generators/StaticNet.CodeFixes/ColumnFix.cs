using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>A fix of the attributes of a property of a record, which the analyzer says.</summary>
/// <param name="ids">The diagnostics that it fixes.</param>
public abstract class ColumnFix(params string[] ids) : NodeFix<CSharpSyntaxNode>(ids)
{
    /// <summary>The property or field, or the parameter of a positional record that declares it.</summary>
    private protected static CSharpSyntaxNode? Column(SyntaxNode node) =>
        node.FirstAncestorOrSelf<CSharpSyntaxNode>(static part => part is ParameterSyntax or MemberDeclarationSyntax);

    /// <summary>Its attribute of a name, or null.</summary>
    private protected static AttributeSyntax? Find(CSharpSyntaxNode column, string name) => Lists(column)
        .SelectMany(static list => list.Attributes)
        .FirstOrDefault(attribute =>
            AttributeEditing.SimpleName(attribute).Identifier.ValueText is var written
            && (written == name || written == name + "Attribute"));

    private static SyntaxList<AttributeListSyntax> Lists(CSharpSyntaxNode column) => column is ParameterSyntax parameter
        ? parameter.AttributeLists
        : ((MemberDeclarationSyntax)column).AttributeLists;
}
