using Microsoft.CodeAnalysis;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>A part of a method that cannot be compiled.</summary>
/// <param name="Method">The method.</param>
/// <param name="Syntax">The part.</param>
/// <param name="Reason">Why: what the part does.</param>
internal sealed record ExpressionProblem(IMethodSymbol Method, SyntaxNode Syntax, string Reason)
{
    private const int MostCharacters = 40;

    /// <summary>The part as it is written, on one line, and short.</summary>
    public string Text
    {
        get
        {
            string[] words = Syntax.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            string text = string.Join(" ", words);
            return text.Length <= MostCharacters ? text : text.Substring(0, MostCharacters - 3) + "...";
        }
    }

    /// <summary>Where it is.</summary>
    public ExpressionPlace? Place =>
        Method.GetDocumentationCommentId() is { } id && MethodBodies.Declaration(Method) is { } declaration
            ? new ExpressionPlace(id, Syntax.SpanStart - declaration.SpanStart, Syntax.Span.Length)
            : null;
}
