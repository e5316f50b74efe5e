using System.Collections.Immutable;

namespace StaticNet;

/// <summary>Numbers the classes of a column.</summary>
internal sealed class CsvLabels
{
    // More are numbers that were taken for names.
    private const int MaximumClasses = 1 << 16;

    private readonly IReadOnlyList<string>? _given;
    private readonly Dictionary<string, int> _known;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Chunks<int> _labels = new();

    /// <summary>Starts with the classes that there may be.</summary>
    /// <param name="given">Their names in the order of their indices; null for those that are found.</param>
    /// <exception cref="ArgumentException">A name stands there twice.</exception>
    public CsvLabels(IReadOnlyList<string>? given)
    {
        _given = given;
        _known = ClassNames.Index(given ?? []);
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The number of labels.</summary>
    public int Count => _labels.Count;

    /// <summary>Adds a label.</summary>
    /// <param name="name">The name of its class.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public (CsvError Error, string Reason)? Add(ReadOnlySpan<char> name)
    {
        if (!_lookup.TryGetValue(name, out int label))
        {
            if (_given is not null)
            {
                return (CsvError.UnknownClass, $"'{Excerpt.Of(name)}' is none of the classes "
                    + $"{Excerpt.Of(_given.Count, index => _given[index])}.");
            }
            if (_known.Count == MaximumClasses)
            {
                return (CsvError.TooManyClasses,
                    $"there are more than {MaximumClasses} different classes; numbers are read as targets.");
            }
            label = _known.Count;
            _known.Add(name.ToString(), label);
        }
        _labels.Add([label]);
        return null;
    }

    /// <summary>The labels as indices of the classes, and their names.</summary>
    public (int[] Labels, ImmutableArray<string> Names) Finish()
    {
        int[] labels = _labels.ToArray();
        if (_given is not null)
            return (labels, [.. _given]);
        ImmutableArray<string> names = ClassNames.Order(_known.Keys);
        int[] ranks = new int[names.Length];
        for (int rank = 0; rank < ranks.Length; rank++)
            ranks[_known[names[rank]]] = rank;
        foreach (ref int label in labels.AsSpan())
            label = ranks[label];
        return (labels, names);
    }
}
