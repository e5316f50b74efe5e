using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>Edits of attribute lists that keep the user's lines.</summary>
internal static class AttributeEditing
{
    /// <summary>
    /// Puts an attribute on a line of its own before the list in which another stands, which is split if it is not the
    /// first.
    /// </summary>
    public static SyntaxNode InsertBefore(SyntaxNode root, AttributeSyntax attribute, string name)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        int index = list.Attributes.IndexOf(attribute);
        SyntaxTriviaList leading = list.GetLeadingTrivia();
        SyntaxTriviaList indentation = Indentation(leading);
        SyntaxTriviaList lineEnd = [EndOfLine(root)];
        AttributeListSyntax inserted = List(name)
            .WithLeadingTrivia(index > 0 ? indentation : leading)
            .WithTrailingTrivia(lineEnd);
        if (index == 0)
            return root.ReplaceNode(list, [inserted, list.WithLeadingTrivia(indentation)]);
        AttributeListSyntax before = list.WithAttributes(Separated(list.Attributes.Take(index)))
            .WithTrailingTrivia(lineEnd);
        AttributeListSyntax after = list.WithAttributes(Separated(list.Attributes.Skip(index)))
            .WithLeadingTrivia(indentation);
        return root.ReplaceNode(list, [before, inserted, after]);
    }

    /// <summary>Puts an attribute on a line of its own before a type or a member.</summary>
    public static SyntaxNode Add(SyntaxNode root, MemberDeclarationSyntax member, string attribute)
    {
        if (member.AttributeLists.Count > 0)
            return InsertBefore(root, member.AttributeLists[0].Attributes[0], attribute);
        SyntaxTriviaList leading = member.GetLeadingTrivia();
        AttributeListSyntax added = List(attribute).WithLeadingTrivia(leading).WithTrailingTrivia(EndOfLine(root));
        return root.ReplaceNode(
            member, member.WithLeadingTrivia(Indentation(leading)).WithAttributeLists(SyntaxFactory.SingletonList(added)));
    }

    /// <summary>Removes an attribute, and its list with its line where it was the only one.</summary>
    public static SyntaxNode Remove(SyntaxNode root, AttributeSyntax attribute)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
            return root.ReplaceNode(
                list, list.WithAttributes(Separated(list.Attributes.Where(other => other != attribute))));
        SyntaxNode owner = list.Parent!;
        SyntaxTriviaList leading = list.GetLeadingTrivia();
        SyntaxNode without = owner.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!;
        bool wasFirst = owner.SpanStart == list.SpanStart;
        return root.ReplaceNode(owner, wasFirst ? without.WithLeadingTrivia(leading) : without);
    }

    /// <summary>The last part of an attribute's name, as it is written.</summary>
    public static SimpleNameSyntax SimpleName(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => (SimpleNameSyntax)attribute.Name,
    };

    /// <summary>The name of an argument; null where it has none.</summary>
    public static string? NameOf(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText;

    /// <summary>The argument of a name; null where the attribute has none of it.</summary>
    public static AttributeArgumentSyntax? Argument(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => NameOf(argument) == name);

    /// <summary>The attribute without an argument, and without the brackets where it was the only one.</summary>
    public static AttributeSyntax Without(AttributeSyntax attribute, AttributeArgumentSyntax argument)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList!;
        SeparatedSyntaxList<AttributeArgumentSyntax> left = list.Arguments.Remove(argument);
        return attribute.WithArgumentList(left.Count > 0 ? list.WithArguments(left) : null);
    }

    /// <summary>Puts an argument after those that an attribute has.</summary>
    public static AttributeSyntax WithArgument(AttributeSyntax attribute, AttributeArgumentSyntax argument)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        SyntaxNodeOrTokenList all = list.Arguments.GetWithSeparators();
        all = all.Count == 0 ? all.Add(argument) : all.Add(comma).Add(argument);
        return attribute.WithArgumentList(
            list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(all)));
    }

    /// <summary>An attribute list of one attribute, which may have arguments.</summary>
    public static AttributeListSyntax List(string attribute)
    {
        int arguments = attribute.IndexOf('(');
        NameSyntax name = SyntaxFactory.ParseName(arguments < 0 ? attribute : attribute.Substring(0, arguments));
        AttributeArgumentListSyntax? list = arguments < 0
            ? null
            : SyntaxFactory.ParseAttributeArgumentList(attribute.Substring(arguments));
        return SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(name, list)));
    }

    /// <summary>The line end of a file.</summary>
    public static SyntaxTrivia EndOfLine(SyntaxNode root) => root.DescendantTrivia()
        .FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found
            ? found
            : SyntaxFactory.ElasticLineFeed;

    private static SyntaxTriviaList Indentation(SyntaxTriviaList leading) =>
        [.. leading.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))];

    private static SeparatedSyntaxList<AttributeSyntax> Separated(IEnumerable<AttributeSyntax> attributes)
    {
        AttributeSyntax[] items = [.. attributes.Select(static item => item.WithoutTrivia())];
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.SeparatedList(items, Enumerable.Repeat(comma, items.Length - 1));
    }
}
