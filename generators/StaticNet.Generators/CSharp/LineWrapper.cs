using System.Text;

namespace StaticNet.Generators.CSharp;

/// <summary>
/// Breaks lines that are too long to read: after an arrow, before the branches of a conditional, between the items of
/// the outermost list, or, where what stands before that list is too long by itself, after the equals sign in it or
/// before its last name. Comments are broken between words.
/// </summary>
internal static class LineWrapper
{
    public const int MostColumns = 120;

    private const string Step = "    ";

    /// <summary>Whether a line is short enough.</summary>
    /// <param name="text">One line of code.</param>
    /// <param name="indentation">The columns before it.</param>
    public static bool Fits(string text, int indentation) => indentation + text.Length <= MostColumns;

    /// <summary>The lines of a statement, a header, some arguments or a comment.</summary>
    /// <param name="text">One line of code.</param>
    /// <param name="indentation">The columns before it.</param>
    public static IEnumerable<string> Wrap(string text, int indentation)
    {
        string start = text.Substring(0, Indentation(text));
        if (Fits(text, indentation) || IsComment(text, "///"))
            return [text];
        if (IsComment(text, "//"))
            return WrapWords(text.Substring(start.Length + 3), MostColumns - indentation - start.Length - 3)
                .Select(line => $"{start}// {line}");
        string code = Brackets.WithoutStrings(text);
        string[] items = [.. Brackets.Items(text)];
        if (items.Length > 1 && (text.EndsWith(",", StringComparison.Ordinal) || Brackets.Depth(code) < 0))
            return JoinItems(items, start, indentation);
        if (items.Length > 1 && code.EndsWith(";", StringComparison.Ordinal))
            return WrapDeclarations(items, start, indentation);
        int arrow = code.IndexOf(" => ", StringComparison.Ordinal);
        if (arrow > 0 && !text.EndsWith(",", StringComparison.Ordinal))
            return
            [
                .. Wrap(text.Substring(0, arrow + 3), indentation),
                .. Wrap(Step + text.Substring(arrow + 4), indentation),
            ];
        return WrapStatement(text, code, start, indentation);
    }

    /// <summary>The lines of a text, broken between words.</summary>
    public static IEnumerable<string> WrapWords(string text, int columns)
    {
        int start = 0, most = Math.Max(columns, 0);
        while (text.Length - start > most)
        {
            int space = text.LastIndexOf(' ', start + most, most + 1);
            if (space <= start)
                space = text.IndexOf(' ', start + 1);
            if (space < 0)
                break;
            yield return text.Substring(start, space - start);
            start = space + 1;
        }
        yield return text.Substring(start);
    }

    private static IEnumerable<string> WrapStatement(string text, string code, string start, int indentation)
    {
        int open = ListStart(code);
        int header = open >= 0 ? open : code.EndsWith(" =>", StringComparison.Ordinal) ? code.Length - 3 : code.Length;
        if (indentation + header >= MostColumns && HeaderBreak(code, header) is int space && space > start.Length)
            return
            [
                text.Substring(0, space),
                .. Wrap(start + Step + text.Substring(space + 1), indentation),
            ];
        int question = code.IndexOf(" ? ", StringComparison.Ordinal);
        int colon = question < 0 ? -1 : code.IndexOf(" : ", question, StringComparison.Ordinal);
        if (colon > 0 && Brackets.Depth(code.Substring(0, question)) == 0)
            return
            [
                text.Substring(0, question),
                start + Step + text.Substring(question + 1, colon - question - 1),
                start + Step + text.Substring(colon + 1),
            ];
        int close = open < 0 ? -1 : Brackets.Closing(code, open);
        return close >= 0 && IsWhole(text, open, close) ? WrapList(text, open, close, start, indentation) : [text];
    }

    // The bracket of the outermost list; where a condition is one call, of the call's.
    private static int ListStart(string code)
    {
        int open = code.IndexOf('(');
        int inner = open < 0 ? -1 : code.IndexOf('(', open + 1);
        bool isOneCall = inner > 0 && code.TrimStart().StartsWith("if (", StringComparison.Ordinal)
            && Brackets.Closing(code, inner) == code.Length - 2;
        return isOneCall ? inner : open;
    }

    // The space after an equals sign, or the last one in no brackets.
    private static int HeaderBreak(string code, int header)
    {
        int assignment = code.IndexOf(" = ", StringComparison.Ordinal);
        if (assignment > 0 && assignment < header)
            return assignment + 2;
        int space = code.LastIndexOf(' ', header - 1);
        while (space > 0 && Brackets.Depth(code.Substring(0, space)) != 0)
            space = code.LastIndexOf(' ', space - 1);
        return space;
    }

    private static IEnumerable<string> WrapDeclarations(string[] items, string start, int indentation) =>
        JoinItems(items, start + Step, indentation)
            .Select((line, index) => index > 0 ? line : line.Substring(Step.Length));

    private static IEnumerable<string> WrapList(string text, int open, int close, string start, int indentation) =>
    [
        text.Substring(0, open + 1),
        .. JoinItems(
            [.. Brackets.Items(text.Substring(open + 1, close - open - 1))], start + Step, indentation,
            text.Substring(close)),
    ];

    // As many items as fit in each line; after the last one comes the end.
    private static IEnumerable<string> JoinItems(
        string[] items, string start, int indentation, string end = "")
    {
        StringBuilder line = new(start, MostColumns);
        for (int index = 0; index < items.Length; index++)
        {
            bool isLast = index == items.Length - 1;
            int length = items[index].Length + (isLast ? end.Length : 1);
            if (line.Length > start.Length && indentation + line.Length + length > MostColumns)
            {
                yield return line.ToString(0, line.Length - 1);
                line.Clear().Append(start);
            }
            line.Append(items[index]).Append(isLast ? end : ", ");
        }
        yield return line.ToString();
    }

    // Nothing else stands beside the list, which may itself be the last argument of one.
    private static bool IsWhole(string text, int open, int close) => text.Substring(close) switch
    {
        ")" or ");" or ")," or ") =>" or "))" => true,
        "));" => text.IndexOf(',', 0, open) < 0,
        _ => false,
    };

    private static bool IsComment(string text, string mark)
    {
        int start = Indentation(text);
        return string.CompareOrdinal(text, start, mark, 0, mark.Length) == 0;
    }

    private static int Indentation(string text)
    {
        int start = 0;
        while (start < text.Length && text[start] == ' ')
            start++;
        return start;
    }
}
