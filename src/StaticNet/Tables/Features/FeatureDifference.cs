using System.Collections.Immutable;

namespace StaticNet;

/// <summary>How the record of a file differs from that of a network.</summary>
/// <param name="Record">The network's record.</param>
/// <param name="Added">The columns that only the record has.</param>
/// <param name="Removed">The columns that only the file has.</param>
/// <param name="Reordered">The common columns in the file's order, where that is another.</param>
/// <param name="Changed">What is different in common columns.</param>
internal sealed record FeatureDifference(
    string Record,
    ImmutableArray<string> Added,
    ImmutableArray<string> Removed,
    ImmutableArray<string> Reordered,
    ImmutableArray<string> Changed)
{
    public bool IsNone => Added.IsEmpty && Removed.IsEmpty && Reordered.IsEmpty && Changed.IsEmpty;

    /// <summary>Compares columns by name and by what they become.</summary>
    public static FeatureDifference Of(FeatureSchema schema, IReadOnlyList<SavedColumn> saved)
    {
        SavedColumn[] now = [.. schema.Columns.Where(SavedColumn.IsSaved).Select(SavedColumn.Of)];
        string[] names = [.. now.Select(static column => column.Name)];
        string[] savedNames = [.. saved.Select(static column => column.Name)];
        string[] common = [.. names.Where(savedNames.Contains)];
        string[] savedCommon = [.. savedNames.Where(names.Contains)];
        return new FeatureDifference(
            schema.Name,
            [.. names.Except(savedNames)],
            [.. savedNames.Except(names)],
            common.SequenceEqual(savedCommon) ? [] : [.. savedCommon],
            [.. now.SelectMany(column => saved.Where(other => other.Name == column.Name && other.Form != column.Form)
                .Select(other => $"{column.Name} was {other.Form} and is {column.Form}"))]);
    }

    public override string ToString()
    {
        List<string> parts = [];
        Add("added", Added);
        Add("removed", Removed);
        Add("reordered, from", Reordered);
        Add("changed", Changed);
        return $"it was saved with another {Record} than there is now: {string.Join("; ", parts)}. "
            + "Train again, or restore the record.";

        void Add(string word, ImmutableArray<string> columns)
        {
            if (!columns.IsEmpty)
                parts.Add($"{word} {Excerpt.Of(columns)}");
        }
    }
}
