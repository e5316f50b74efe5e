using System.Globalization;

namespace StaticNet;

/// <summary>The names of a file's columns.</summary>
internal sealed class CsvHeader
{
    private const int MaximumColumns = 1 << 17;

    private readonly string _fileName;
    private readonly string[] _names;
    private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _again = new(StringComparer.Ordinal);
    private ILookup<string, int>? _like;

    /// <summary>Reads the header, or makes names where there is none.</summary>
    /// <param name="records">The file, at its start.</param>
    /// <param name="fileName">The path of the file, as given.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="CsvException">There is nothing in the file, or there are too many columns.</exception>
    public CsvHeader(CsvRecords records, string fileName, CsvOptions options)
    {
        _fileName = fileName;
        if (!records.Next())
            throw Error(CsvError.NoHeader, "the file is empty; its first line should name the columns.");
        (Line, IsNamed) = (records.Line, options.HasHeader);
        // A separator at the end of lines starts no column.
        int count = records.Count;
        if (count > 1 && records.Field(count - 1).IsWhiteSpace())
            count--;
        if (count > MaximumColumns)
            throw Error(CsvError.TooManyColumns, $"there are more than {MaximumColumns} columns.");
        _names = new string[count];
        for (int i = 0; i < count; i++)
        {
            string name = IsNamed ? records.Field(i).Trim().ToString() : (i + 1).ToString(CultureInfo.InvariantCulture);
            _names[i] = name;
            if (!_first.TryAdd(name, i))
                _again.TryAdd(name, i);
        }
        if (!IsNamed)
            records.Again();
    }

    /// <summary>The line it stands on.</summary>
    public int Line { get; } = 1;

    /// <summary>Whether the file names its columns.</summary>
    public bool IsNamed { get; }

    /// <summary>The number of columns.</summary>
    public int Count => _names.Length;

    /// <summary>The name of a column.</summary>
    public string this[int column] => _names[column];

    /// <summary>The indices of columns, in the order of their names.</summary>
    /// <param name="names">The names.</param>
    /// <exception cref="CsvException">The file has none of a name, or two.</exception>
    public int[] Find(IReadOnlyList<string> names)
    {
        int[] columns = new int[names.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            if (!_first.TryGetValue(names[i], out columns[i]))
            {
                throw Error(CsvError.UnknownColumn,
                    $"there is no column '{Excerpt.Of(names[i])}'; the columns are {Names}.");
            }
            RequireOne(names[i]);
        }
        return columns;
    }

    /// <summary>
    /// The index of the column of a property: that of its name, or of the only name like it; or else -1.
    /// </summary>
    /// <exception cref="CsvException">Two columns have the name, or names like it.</exception>
    public int FindLike(string name)
    {
        if (_first.TryGetValue(name, out int column))
        {
            RequireOne(name);
            return column;
        }
        _like ??= Enumerable.Range(0, Count).ToLookup(i => Plain(_names[i]), StringComparer.Ordinal);
        int[] found = [.. _like[Plain(name)]];
        return found.Length < 2
            ? found is [int only] ? only : -1
            : throw Error(CsvError.DuplicateColumn,
                $"'{Excerpt.Of(_names[found[1]])}' and '{Excerpt.Of(_names[found[0]])}' may both be {name}.", found[1]);
    }

    /// <summary>The indices of all other columns, in the order of the file.</summary>
    /// <param name="columns">Those to leave out, all different.</param>
    /// <param name="ignoresUnnamed">Whether to leave out columns without a name, too.</param>
    /// <exception cref="CsvException">There are no others, two have one name, or one has none.</exception>
    public int[] Except(int[] columns, bool ignoresUnnamed)
    {
        HashSet<int> left = [.. columns];
        var others = new List<int>(Count);
        for (int column = 0; column < Count; column++)
        {
            bool isUnnamed = IsUnnamed(_names[column]);
            if (left.Contains(column) || (isUnnamed && ignoresUnnamed))
                continue;
            if (isUnnamed)
            {
                throw Error(CsvError.UnnamedColumn,
                    "the column has no name. An index, as pandas and R write it, is no input: choose the inputs, or "
                    + "set CsvOptions.IgnoreUnnamedColumns.", column);
            }
            RequireOne(_names[column]);
            others.Add(column);
        }
        return others.Count > 0
            ? [.. others]
            : throw Error(
                CsvError.UnknownColumn, $"the only columns are {Names}, so that none is left for the inputs.");
    }

    /// <summary>An error of the header.</summary>
    /// <param name="error">The kind of error.</param>
    /// <param name="reason">What was found, and what was expected.</param>
    /// <param name="column">The index of the column, or -1.</param>
    public CsvException Error(CsvError error, string reason, int column = -1)
        => new(_fileName, new CsvCell(
            error, Line, column + 1, null, column < 0 ? null : Excerpt.Of(_names[column]), reason));

    /// <summary>The names of the columns, for messages.</summary>
    public string Names => Excerpt.Of(Count, column => _names[column]);

    private static string Plain(string name)
        => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    // pandas reads a name that is not there as "Unnamed: 0", and writes that.
    private static bool IsUnnamed(string name)
        => name.Length == 0 || name.StartsWith("Unnamed: ", StringComparison.Ordinal);

    private void RequireOne(string name)
    {
        if (_again.TryGetValue(name, out int again))
        {
            throw Error(CsvError.DuplicateColumn,
                $"'{Excerpt.Of(name)}' is the name of column {_first[name] + 1} already.", again);
        }
    }
}
