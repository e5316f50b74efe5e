using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Expansion;
using StaticNet.Generators.Parsing;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>A text in an attribute that names a layer or an input of the same class.</summary>
/// <param name="Literal">The text.</param>
/// <param name="Kind">What it is the name of.</param>
/// <param name="Property">The property that it is the value of; null for an argument of the constructor.</param>
/// <param name="Value">What it names.</param>
internal sealed record NameMention(
    LiteralExpressionSyntax Literal, NameKind Kind, string? Property, NamedValue Value)
{
    /// <summary>The name.</summary>
    public string Name => Literal.Token.ValueText;

    /// <summary>Whether all names in a class are written as they are, so that they can be replaced.</summary>
    public static bool AreLiterals(MarkedClass marked) => marked.Syntax.AttributeLists
        .SelectMany(static list => list.Attributes)
        .SelectMany(attribute => NameArgumentsOf(marked, attribute))
        .All(static found => found.Argument.Expression.DescendantNodesAndSelf().All(static node =>
            node is LiteralExpressionSyntax or CollectionExpressionSyntax or ExpressionElementSyntax
                or InitializerExpressionSyntax or ImplicitArrayCreationExpressionSyntax));

    /// <summary>Those of an attribute, in order.</summary>
    /// <param name="marked">The class.</param>
    /// <param name="attribute">One of its attributes.</param>
    /// <param name="values">All that can be named in the class.</param>
    public static IEnumerable<NameMention> In(
        MarkedClass marked, AttributeSyntax attribute, IReadOnlyDictionary<string, NamedValue> values)
    {
        foreach ((AttributeArgumentSyntax argument, NameKind kind) in NameArgumentsOf(marked, attribute))
        {
            foreach (LiteralExpressionSyntax literal in argument.DescendantNodes().OfType<LiteralExpressionSyntax>())
            {
                if (literal.Token.IsKind(SyntaxKind.StringLiteralToken)
                    && values.TryGetValue(literal.Token.ValueText, out NamedValue? value))
                    yield return new NameMention(
                        literal, kind, AttributeEditing.NameOf(argument), value);
            }
        }
    }

    private static IEnumerable<(AttributeArgumentSyntax Argument, NameKind Kind)> NameArgumentsOf(
        MarkedClass marked, AttributeSyntax attribute) =>
        from argument in attribute.ArgumentList?.Arguments ?? default
        let type = marked.KindOf(attribute)
        where type is not null
        let kind = NameArguments.KindOf(type, argument)
        where kind is NameKind.Value or NameKind.SameKind
        select (argument, kind);
}
