namespace StaticNet.Generators.CSharp;

/// <summary>
/// Breaks lines that are too long to read: after an arrow, before the branches of a conditional, between the arguments
/// of the outermost list, or, where what stands before that list is too long by itself, after the equals sign in it.
/// </summary>
internal static class LineWrapper
{
    public const int MostColumns = 120;

    /// <summary>Whether a line is short enough.</summary>
    /// <param name="text">One line of code.</param>
    /// <param name="indentation">The columns before it.</param>
    public static bool Fits(string text, int indentation) => indentation + text.Length <= MostColumns;

    /// <summary>The lines of a statement or header, the later ones indented.</summary>
    /// <param name="text">One line of code.</param>
    /// <param name="indentation">The columns before it.</param>
    public static IEnumerable<string> Wrap(string text, int indentation)
    {
        if (Fits(text, indentation) || text.TrimStart().StartsWith("//", StringComparison.Ordinal))
            return [text];
        string code = WithoutStrings(text);
        int arrow = code.IndexOf(" => ", StringComparison.Ordinal);
        if (arrow > 0 && !text.EndsWith(",", StringComparison.Ordinal))
            return
            [
                .. Wrap(text.Substring(0, arrow + 3), indentation),
                .. Wrap("    " + text.Substring(arrow + 4), indentation),
            ];
        int open = code.IndexOf('(');
        int assignment = code.IndexOf(" = ", StringComparison.Ordinal);
        if (assignment > 0 && assignment < open && indentation + open >= MostColumns)
            return
            [
                text.Substring(0, assignment + 2),
                .. Wrap(Indentation(text) + "    " + text.Substring(assignment + 3), indentation),
            ];
        int question = code.IndexOf(" ? ", StringComparison.Ordinal);
        int colon = question < 0 ? -1 : code.IndexOf(" : ", question, StringComparison.Ordinal);
        if (colon > 0 && code.Take(question).Sum(Depth) == 0)
            return WrapConditional(text, question, colon);
        int close = open < 0 ? -1 : Closing(code, open);
        return close >= 0 && IsWhole(text, open, close) ? WrapList(text, open, close, indentation) : [text];
    }

    /// <summary>The lines of a text, broken between words.</summary>
    public static IEnumerable<string> WrapWords(string text, int columns)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > columns)
            {
                yield return line;
                line = "";
            }
            line += line.Length == 0 ? word : " " + word;
        }
        yield return line;
    }

    private static string[] WrapConditional(string text, int question, int colon)
    {
        string start = Indentation(text) + "    ";
        return
        [
            text.Substring(0, question),
            start + text.Substring(question + 1, colon - question - 1),
            start + text.Substring(colon + 1),
        ];
    }

    private static IEnumerable<string> WrapList(string text, int open, int close, int indentation)
    {
        string start = Indentation(text) + "    ";
        string line = start;
        yield return text.Substring(0, open + 1);
        string[] items = [.. Items(text.Substring(open + 1, close - open - 1))];
        for (int index = 0; index < items.Length; index++)
        {
            string item = items[index];
            int after = index < items.Length - 1 ? 2 : Math.Max(2, text.Length - close);
            if (line.Length > start.Length && indentation + line.Length + item.Length + after > MostColumns)
            {
                yield return line.TrimEnd();
                line = start;
            }
            line += item + ", ";
        }
        yield return line.Substring(0, line.Length - 2) + text.Substring(close);
    }

    // Nothing else stands beside the list, which may itself be the last argument of one.
    private static bool IsWhole(string text, int open, int close) => text.Substring(close) switch
    {
        ")" or ");" or ")," or ") =>" => true,
        "));" => text.IndexOf(',', 0, open) < 0,
        _ => false,
    };

    private static string Indentation(string text) => text.Substring(0, text.Length - text.TrimStart().Length);

    // The parts between the commas that are in no inner list.
    private static IEnumerable<string> Items(string list)
    {
        string code = WithoutStrings(list);
        int depth = 0;
        int start = 0;
        for (int index = 0; index < list.Length; index++)
        {
            depth += Depth(code[index]);
            if (depth != 0 || code[index] != ',')
                continue;
            yield return list.Substring(start, index - start).Trim();
            start = index + 1;
        }
        yield return list.Substring(start).Trim();
    }

    // The same text with the characters of string literals blotted out: what is in them separates and encloses nothing.
    private static string WithoutStrings(string text)
    {
        char[] code = text.ToCharArray();
        bool isString = false;
        for (int index = 0; index < code.Length; index++)
        {
            if (isString && code[index] == '\\')
                code[index++] = '_';
            else if (code[index] == '"')
                isString = !isString;
            if (isString && index < code.Length)
                code[index] = '_';
        }
        return new string(code);
    }

    private static int Closing(string text, int open)
    {
        int depth = 0;
        for (int index = open; index < text.Length; index++)
        {
            depth += Depth(text[index]);
            if (depth == 0)
                return index;
        }
        return -1;
    }

    private static int Depth(char character) => character switch
    {
        '(' or '[' or '<' => 1,
        ')' or ']' or '>' => -1,
        _ => 0,
    };
}
