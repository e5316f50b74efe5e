namespace StaticNet;

/// <summary>
/// The names of a file's columns, all in one text: there may be a hundred thousand of them.
/// </summary>
internal sealed class CsvHeader
{
    private const int MaximumColumns = 1 << 17;

    private readonly CsvRecords _records;
    private readonly Growing<char> _text = new();
    private readonly Growing<int> _ends = new();
    private readonly int[] _sorted;

    /// <summary>Reads the header.</summary>
    /// <param name="records">The file, at its start.</param>
    /// <exception cref="CsvException">There is no header, or a name stands in it twice.</exception>
    public CsvHeader(CsvRecords records)
    {
        _records = records;
        if (!records.Next())
            throw records.Error(CsvError.NoHeader, "the file is empty; its first line should name the columns.");
        while (records.NextField())
        {
            if (records.Count > MaximumColumns)
                throw records.Error(CsvError.TooManyColumns, $"there are more than {MaximumColumns} columns.");
            _text.Add(records.Field);
            _ends.Add([_text.Count]);
        }
        _sorted = new int[Count];
        for (int column = 0; column < Count; column++)
            _sorted[column] = column;
        Array.Sort(_sorted, Compare);
        RequireDifferent();
    }

    /// <summary>The number of columns.</summary>
    public int Count => _ends.Count;

    /// <summary>The name of a column.</summary>
    /// <param name="column">Its index.</param>
    public ReadOnlySpan<char> this[int column]
    {
        get
        {
            int start = column == 0 ? 0 : _ends.Values[column - 1];
            return _text.Values[start.._ends.Values[column]];
        }
    }

    /// <summary>The indices of columns, in the order of their names.</summary>
    /// <param name="names">The names.</param>
    /// <exception cref="CsvException">The file has none of a name. (The header is the current record.)</exception>
    public int[] Find(IReadOnlyList<string> names)
    {
        int[] columns = new int[names.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = Find(names[i]);
            if (columns[i] < 0)
            {
                throw _records.Error(CsvError.UnknownColumn,
                    $"there is no column '{Excerpt.Of(names[i])}'; the columns are {Names}.");
            }
        }
        return columns;
    }

    /// <summary>The indices of all other columns, in the order of the file.</summary>
    /// <param name="columns">Those to leave out, all different.</param>
    /// <exception cref="CsvException">There are no others.</exception>
    public int[] Except(int[] columns)
    {
        int[] others = new int[Count - columns.Length];
        if (others.Length == 0)
        {
            throw _records.Error(CsvError.UnknownColumn,
                $"the only columns are {Names}, so that none is left for the inputs.");
        }
        HashSet<int> left = [.. columns];
        for (int column = 0, next = 0; column < Count; column++)
        {
            if (!left.Contains(column))
                others[next++] = column;
        }
        return others;
    }

    private string Names => Excerpt.Of(Count, column => this[column].ToString());

    private int Compare(int left, int right)
    {
        int byName = this[left].SequenceCompareTo(this[right]);
        return byName != 0 ? byName : left.CompareTo(right);
    }

    private int Find(string name)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (this[_sorted[middle]].SequenceCompareTo(name) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low < Count && this[_sorted[low]].SequenceEqual(name) ? _sorted[low] : -1;
    }

    // The first column whose name is another's already.
    private void RequireDifferent()
    {
        int again = int.MaxValue, first = 0;
        for (int i = 1; i < Count; i++)
        {
            if (_sorted[i] < again && this[_sorted[i]].SequenceEqual(this[_sorted[i - 1]]))
                (again, first) = (_sorted[i], _sorted[i - 1]);
        }
        if (again < int.MaxValue)
        {
            throw _records.HeaderError(CsvError.DuplicateColumn, again,
                $"'{Excerpt.Of(this[again])}' is the name of column {first + 1} already.");
        }
    }
}
