namespace StaticNet;

/// <summary>Text that is the same in every culture, besides interpolated strings.</summary>
internal static class InvariantText
{
    /// <summary>Numbers with something between them, which <c>string.Join</c> writes for a culture.</summary>
    public static string Join<T>(string separator, IEnumerable<T> numbers)
        where T : IFormattable
    {
        List<string> texts = [];
        foreach (T number in numbers)
            texts.Add($"{number}");
        return string.Join(separator, texts);
    }
}
