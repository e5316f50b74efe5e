using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>Writes a class without the layers that become a block, and the block after it.</summary>
internal sealed class BlockText
{
    private readonly MarkedClass _marked;
    private readonly MarkedLayer[] _layers;
    private readonly BlockInterface _interface;
    private readonly string _name;
    private readonly string _lineEnd;
    private readonly string _indentation;

    /// <summary>Chooses the name of the block, which is free where the class stands.</summary>
    public BlockText(MarkedClass marked, SemanticModel model, MarkedLayer[] layers, BlockInterface itsInterface)
    {
        (_marked, _layers, _interface) = (marked, layers, itsInterface);
        SyntaxNode root = marked.Syntax.SyntaxTree.GetRoot();
        _lineEnd = AttributeEditing.EndOfLine(root).ToFullString() is { Length: > 0 } end ? end : "\n";
        _indentation = string.Concat(marked.Syntax.GetLeadingTrivia().Reverse()
            .TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        string stem = marked.Syntax.Identifier.ValueText + "Block";
        _name = Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? stem : $"{stem}{number}")
            .First(name => model.LookupNamespacesAndTypes(marked.Syntax.SpanStart, name: name).IsEmpty);
    }

    private string UseName => $"{Identifiers.Uncapitalize(_name)}1";

    /// <summary>The file.</summary>
    /// <param name="names">The names to write into attributes that have none.</param>
    /// <param name="cancellation">The cancellation.</param>
    public SourceText Write(IReadOnlyDictionary<AttributeSyntax, string> names, CancellationToken cancellation)
    {
        List<TextChange> changes = [.. Replacement(), new(new TextSpan(_marked.Syntax.Span.End, 0), Block(names))];
        foreach (LiteralExpressionSyntax literal in _interface.Results)
            changes.Add(new TextChange(literal.Span, $"\"{UseName}\""));
        foreach (AttributeSyntax attribute in names.Keys.Where(attribute => !IsMoved(attribute)))
            changes.Add(NameChange(attribute, names[attribute]));
        return _marked.Syntax.SyntaxTree.GetText(cancellation)
            .WithChanges(changes.OrderBy(static change => change.Span));
    }

    private bool IsMoved(AttributeSyntax attribute) => _layers.Any(layer => layer.Attribute == attribute);

    private static TextChange NameChange(AttributeSyntax attribute, string name)
    {
        // Written after the other arguments, so that changes of names in them stay apart.
        if (attribute.ArgumentList is not { } list)
            return new TextChange(new TextSpan(attribute.Span.End, 0), $"(Name = \"{name}\")");
        string comma = list.Arguments.Count > 0 ? ", " : "";
        return new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), $"{comma}Name = \"{name}\"");
    }

    // The use stands where the first of the layers stood, on a line of its own where they filled theirs.
    private IEnumerable<TextChange> Replacement()
    {
        AttributeSyntax first = _layers[0].Attribute, last = _layers[_layers.Length - 1].Attribute;
        AttributeListSyntax opened = (AttributeListSyntax)first.Parent!, closed = (AttributeListSyntax)last.Parent!;
        bool isInside = opened.Attributes[0] != first;
        bool goesOn = closed.Attributes.Last() != last;
        int start = isInside ? first.SpanStart : opened.SpanStart;
        int end = goesOn ? last.Span.End : closed.Span.End;
        string use = isInside ? Use() : $"[{Use()}";
        yield return new TextChange(TextSpan.FromBounds(start, end), goesOn ? use : $"{use}]");
    }

    private string Use()
    {
        IEnumerable<string> arguments = _interface.Operands.Select(static operand => $"\"{operand}\"");
        if (_interface.Results.Count > 0)
            arguments = arguments.Append($"Name = \"{UseName}\"");
        string list = string.Join(", ", arguments);
        return list.Length == 0 ? $"Use<{_name}>" : $"Use<{_name}>({list})";
    }

    private string Block(IReadOnlyDictionary<AttributeSyntax, string> names)
    {
        List<string> lines = ["", "", $"{_indentation}[Block]"];
        lines.AddRange(_interface.Inputs.Select(input => _indentation
            + (input == InputDeclaration.DefaultName ? "[Input]" : $"[Input(Name = \"{input}\")]")));
        foreach (IGrouping<SyntaxNode?, MarkedLayer> list in _layers.GroupBy(static layer => layer.Attribute.Parent))
            lines.Add($"{_indentation}[{string.Join(", ", list.Select(layer => Moved(layer.Attribute, names)))}]");
        string modifiers =
            string.Concat(_marked.Syntax.Modifiers.Where(IsAccess).Select(static word => $"{word.Text} "));
        lines.Add($"{_indentation}{modifiers}partial class {_name};");
        return string.Join(_lineEnd, lines);
    }

    private string Moved(AttributeSyntax attribute, IReadOnlyDictionary<AttributeSyntax, string> names)
    {
        AttributeSyntax moved = attribute.ReplaceNodes(
            attribute.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(_interface.Replaced.ContainsKey),
            (literal, _) => literal.WithToken(SyntaxFactory.Literal(_interface.Replaced[literal])));
        if (names.TryGetValue(attribute, out string? name))
            moved = LayerNaming.Named(moved, name);
        return moved.WithoutTrivia().ToString();
    }

    private static bool IsAccess(SyntaxToken word) => word.Kind() is SyntaxKind.PublicKeyword
        or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword
        or SyntaxKind.FileKeyword;
}
