namespace StaticNet.Generators.Tests.Testing;

/// <summary>Source with the place of an expected diagnostic between <c>{|</c> and <c>|}</c>.</summary>
internal sealed record Marked(string Source, string Text, int Start)
{
    public static Marked Parse(string marked)
    {
        int start = marked.IndexOf("{|", StringComparison.Ordinal);
        int end = marked.IndexOf("|}", StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, "The source has no mark.");
        string text = marked[(start + 2)..end];
        return new Marked(marked[..start] + text + marked[(end + 2)..], text, start);
    }
}
