namespace StaticNet.Generators.Expansion;

/// <summary>Finds what a misspelt name was meant to be.</summary>
internal static class NearestName
{
    /// <summary>The name that is fewest edits away, if those are few; of equals the last.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        int least = Math.Max(2, name.Length / 3);
        foreach (string candidate in known)
        {
            // The edits are at least the difference of the lengths.
            if (name.Length == 0 || Math.Abs(candidate.Length - name.Length) > least)
                continue;
            int distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance <= least && distance < Math.Max(name.Length, candidate.Length))
                (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    // Levenshtein's, a row at a time.
    private static int Distance(string first, string second)
    {
        int[] row = [.. Enumerable.Range(0, second.Length + 1)];
        for (int i = 1; i <= first.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= second.Length; j++)
            {
                int substituted = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[second.Length];
    }
}
