using System.Text;

namespace StaticNet.Metrics;

/// <summary>A confusion matrix as a table, every column as wide as it needs to be.</summary>
internal static class ConfusionText
{
    private const string Corner = "actual";
    private const int LongestName = 24;

    /// <summary>The table.</summary>
    /// <param name="pairs">The counts.</param>
    /// <param name="names">The names of the classes.</param>
    public static string Of(PairCounts pairs, IReadOnlyList<string> names)
    {
        string[] shown = [.. names.Select(Shorten)];
        int first = Math.Max(Corner.Length, shown.Max(static name => name.Length)) + 2;
        int least = Math.Max(5, $"{pairs.Greatest}".Length + 2);
        int[] widths = [.. shown.Select(name => Math.Max(least, name.Length + 2))];
        var text = new StringBuilder(Corner.PadRight(first));
        for (int predicted = 0; predicted < shown.Length; predicted++)
            text.Append(shown[predicted].PadLeft(widths[predicted]));
        for (int actual = 0; actual < shown.Length; actual++)
        {
            text.AppendLine().Append(shown[actual].PadRight(first));
            for (int predicted = 0; predicted < shown.Length; predicted++)
                text.Append($"{pairs[actual, predicted]}".PadLeft(widths[predicted]));
        }
        return text.ToString();
    }

    private static string Shorten(string name)
        => name.Length <= LongestName ? name : $"{name[..(LongestName - 3)]}...";
}
