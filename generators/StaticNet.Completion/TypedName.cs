using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.Completion;

/// <summary>A text that is typed in an argument of an attribute of a class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Argument">The argument.</param>
/// <param name="Span">What is between the quotes so far.</param>
internal sealed record TypedName(TypeDeclarationSyntax Class, AttributeArgumentSyntax Argument, TextSpan Span)
{
    /// <summary>The text at a position; null where there is none.</summary>
    public static TypedName? At(SyntaxNode root, int position)
    {
        if (position == 0)
            return null;
        SyntaxToken token = root.FindToken(position - 1);
        if (!token.IsKind(SyntaxKind.StringLiteralToken)
            || token.Parent?.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { } argument
            || argument.FirstAncestorOrSelf<AttributeListSyntax>()?.Parent is not TypeDeclarationSyntax type)
            return null;
        int start = token.SpanStart + token.Text.IndexOf('"') + 1;
        // A quote that is still missing does not make a name of the rest of the line.
        int end = start;
        while (end < token.Span.End && SyntaxFacts.IsIdentifierPartCharacter(token.Text[end - token.SpanStart]))
            end++;
        return position >= start && position <= end
            ? new TypedName(type, argument, TextSpan.FromBounds(start, end))
            : null;
    }
}
