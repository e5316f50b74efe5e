namespace StaticNet.Training;

/// <summary>Finds the column of a data set for each input or loss of a network, by name or by position.</summary>
internal static class ColumnMatch
{
    /// <summary>Puts columns in the order of a network.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="names">The network's names; an empty one where the network has a single one, unnamed.</param>
    /// <param name="kind">What they are: <c>input</c> or <c>target</c>.</param>
    /// <param name="matched">One column for each name.</param>
    /// <returns>What does not fit; null where all does.</returns>
    public static string? Mismatch<TColumn>(
        IReadOnlyList<TColumn> columns, IReadOnlyList<string> names, string kind, out TColumn[] matched)
        where TColumn : DatasetColumn
    {
        matched = [.. columns];
        if (columns[0].Name is not null && names[0].Length > 0)
            return NameMismatch(columns, names, kind, matched = new TColumn[names.Count]);
        return columns.Count == names.Count
            ? null
            : $"they have {Count(columns.Count, kind)}, but the network takes {names.Count}{List(names)}.";
    }

    private static string? NameMismatch<TColumn>(
        IReadOnlyList<TColumn> columns, IReadOnlyList<string> names, string kind, TColumn[] matched)
        where TColumn : DatasetColumn
    {
        foreach (TColumn column in columns)
        {
            int place = 0;
            while (place < names.Count && names[place] != column.Name)
                place++;
            if (place == names.Count)
                return $"they have {Article(kind)} {kind} {column.Name}, but the network takes {names.Count}{List(names)}.";
            matched[place] = column;
        }
        int missing = Array.IndexOf(matched, null);
        return missing < 0
            ? null
            : $"they have no {kind} {names[missing]}, but {Count(columns.Count, kind)}"
                + $"{List([.. columns.Select(static column => column.Name!)])}.";
    }

    private static string Article(string kind) => kind == "input" ? "an" : "a";

    private static string Count(int count, string kind) => count == 1 ? $"1 {kind}" : $"{count} {kind}s";

    private static string List(IReadOnlyList<string> names)
        => names[0].Length == 0 ? "" : $" ({string.Join(", ", names)})";
}
