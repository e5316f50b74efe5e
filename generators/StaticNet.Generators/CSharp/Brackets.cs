namespace StaticNet.Generators.CSharp;

/// <summary>Reads the brackets of a line of code: parentheses, square ones, and those around type arguments.</summary>
internal static class Brackets
{
    /// <summary>How many more brackets are opened than closed.</summary>
    /// <param name="code">Code without strings.</param>
    public static int Depth(string code)
    {
        int depth = 0;
        for (int index = 0; index < code.Length; index++)
            depth += Change(code, index);
        return depth;
    }

    /// <summary>Where the bracket that is opened at a place is closed, or -1.</summary>
    /// <param name="code">Code without strings.</param>
    /// <param name="open">The place.</param>
    public static int Closing(string code, int open)
    {
        int depth = 0;
        for (int index = open; index < code.Length; index++)
        {
            depth += Change(code, index);
            if (depth == 0)
                return index;
        }
        return -1;
    }

    /// <summary>The parts between the commas that are in no brackets.</summary>
    /// <param name="list">A list, perhaps with a comma after its end.</param>
    public static IEnumerable<string> Items(string list)
    {
        string code = WithoutStrings(list);
        int depth = 0;
        int start = 0;
        for (int index = 0; index < code.Length - 1; index++)
        {
            depth += Change(code, index);
            if (depth != 0 || code[index] != ',')
                continue;
            yield return list.Substring(start, index - start).Trim();
            start = index + 1;
        }
        yield return list.Substring(start).Trim();
    }

    /// <summary>The same text with the characters of strings blotted out, which separate and enclose nothing.</summary>
    public static string WithoutStrings(string text)
    {
        if (text.IndexOf('"') < 0)
            return text;
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

    // Type arguments have no spaces inside their brackets, comparisons and arrows have.
    private static int Change(string code, int index) => code[index] switch
    {
        '(' or '[' => 1,
        ')' or ']' => -1,
        '<' when index + 1 < code.Length && code[index + 1] is not (' ' or '=') => 1,
        '>' when index > 0 && code[index - 1] is not (' ' or '=') => -1,
        _ => 0,
    };
}
