using System.Collections.Immutable;

namespace StaticNet;

/// <summary>Numbers the classes of a column.</summary>
internal sealed class CsvLabels
{
    // More are numbers that were taken for names.
    private const int MaximumClasses = 1 << 16;

    private readonly IReadOnlyList<string>? _given;
    private readonly CsvOptions _options;
    private readonly Dictionary<string, int> _known;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<string, string> _trimmed = new(StringComparer.Ordinal);
    private readonly Chunks<int> _labels = new();

    /// <summary>Starts with the classes that there may be.</summary>
    /// <param name="given">Their names in the order of their indices; null for those that are found.</param>
    /// <param name="options">Whether spaces count, and how numbers are written.</param>
    /// <exception cref="ArgumentException">A name stands there twice.</exception>
    public CsvLabels(IReadOnlyList<string>? given, CsvOptions options)
    {
        (_given, _options) = (given, options);
        _known = ClassNames.Index(given ?? []);
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string name in _known.Keys)
            _trimmed.TryAdd(name.Trim(), name);
    }

    /// <summary>Finds a label's class, which may be a new one.</summary>
    /// <param name="name">The name of its class.</param>
    /// <param name="label">Its index; that of a new class in the order in which they are found.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public (CsvError Error, string Reason)? Find(ReadOnlySpan<char> name, out int label)
    {
        if (_options.TrimLabels)
            name = name.Trim();
        if (_lookup.TryGetValue(name, out label))
            return null;
        string text = name.ToString(), trimmed = text.Trim();
        if (_trimmed.TryGetValue(trimmed, out string? other))
        {
            return (CsvError.AmbiguousClass,
                $"'{Excerpt.Of(text)}' differs from the class '{Excerpt.Of(other)}' only in spaces around it. "
                + "If they are one, set CsvOptions.TrimLabels.");
        }
        if (_given is not null)
        {
            return (CsvError.UnknownClass, $"'{Excerpt.Of(text)}' is none of the classes "
                + $"{Excerpt.Of(_given.Count, index => _given[index])}.");
        }
        if (_known.Count == MaximumClasses)
        {
            return (CsvError.TooManyClasses,
                $"there are more than {MaximumClasses} different classes; numbers are read as targets.");
        }
        label = _known.Count;
        _known.Add(text, label);
        _trimmed.Add(trimmed, text);
        return null;
    }

    /// <summary>Adds a label that was found.</summary>
    public void Add(int label) => _labels.Add([label]);

    /// <summary>The labels as indices of the classes, and their names.</summary>
    public (int[] Labels, ImmutableArray<string> Names) Finish()
    {
        int[] labels = _labels.ToArray();
        if (_given is not null)
            return (labels, [.. _given]);
        ImmutableArray<string> names = ClassNames.Order(_known.Keys, _options.Culture);
        int[] ranks = new int[names.Length];
        for (int rank = 0; rank < ranks.Length; rank++)
            ranks[_known[names[rank]]] = rank;
        foreach (ref int label in labels.AsSpan())
            label = ranks[label];
        return (labels, names);
    }
}
