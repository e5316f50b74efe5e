namespace StaticNet;

/// <summary>Text of files in messages, which no file can make longer than a person reads.</summary>
internal static class Excerpt
{
    private const int LongestText = 200;
    private const int LongestList = 20;

    /// <summary>The text, or the start of it.</summary>
    public static string Of(string text) => Of(text.AsSpan());

    /// <summary>The text, or the start of it.</summary>
    public static string Of(ReadOnlySpan<char> text) =>
        text.Length <= LongestText ? text.ToString() : $"{text[..LongestText]}... ({text.Length} characters)";

    /// <summary>The texts, or the first of them.</summary>
    public static string Of(IReadOnlyList<string> texts, string separator = ", ") =>
        Of(texts.Count, index => texts[index], separator);

    /// <summary>So many texts, or the first of them.</summary>
    public static string Of(int count, Func<int, string> text, string separator = ", ")
    {
        string[] shown = new string[Math.Min(count, LongestList)];
        for (int index = 0; index < shown.Length; index++)
            shown[index] = Of(text(index));
        string list = string.Join(separator, shown);
        return count <= LongestList ? list : $"{list} and {count - LongestList} more";
    }
}
