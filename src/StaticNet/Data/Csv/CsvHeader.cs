using System.Text;

namespace StaticNet;

/// <summary>
/// The names of a file's columns, all in one array of UTF-8: there may be a hundred thousand of them.
/// </summary>
internal sealed class CsvHeader
{
    private const int MaximumColumns = 1 << 17;

    private readonly CsvRecords _records;
    private readonly byte[] _text;
    private readonly int[] _ends;
    private readonly int[] _sorted;

    /// <summary>Reads the header.</summary>
    /// <param name="records">The file, at its start.</param>
    /// <exception cref="CsvException">There is no header, or a name stands in it twice.</exception>
    public CsvHeader(CsvRecords records)
    {
        _records = records;
        if (!records.Next())
            throw records.Error(CsvError.NoHeader, "the file is empty; its first line should name the columns.");
        var text = new Chunks<byte>();
        var ends = new Chunks<int>();
        byte[] name = new byte[256];
        while (records.NextField())
        {
            if (records.Count > MaximumColumns)
                throw records.Error(CsvError.TooManyColumns, $"there are more than {MaximumColumns} columns.");
            int length = Encoding.UTF8.GetByteCount(records.Field);
            if (length > name.Length)
                name = new byte[length];
            Encoding.UTF8.GetBytes(records.Field, name);
            text.Add(name.AsSpan(0, length));
            ends.Add([text.Count]);
        }
        _text = text.ToArray();
        _ends = ends.ToArray();
        _sorted = new int[Count];
        for (int column = 0; column < Count; column++)
            _sorted[column] = column;
        Array.Sort(_sorted, Compare);
        RequireDifferent();
    }

    /// <summary>The number of columns.</summary>
    public int Count => _ends.Length;

    /// <summary>The name of a column.</summary>
    /// <param name="column">Its index.</param>
    public string this[int column] => Encoding.UTF8.GetString(Bytes(column));

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

    private string Names => Excerpt.Of(Count, column => this[column]);

    private ReadOnlySpan<byte> Bytes(int column) => _text.AsSpan((column == 0 ? 0 : _ends[column - 1]).._ends[column]);

    private int Compare(int left, int right)
    {
        int byName = Bytes(left).SequenceCompareTo(Bytes(right));
        return byName != 0 ? byName : left.CompareTo(right);
    }

    private int Find(string name)
    {
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(name);
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Bytes(_sorted[middle]).SequenceCompareTo(bytes) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low < Count && Bytes(_sorted[low]).SequenceEqual(bytes) ? _sorted[low] : -1;
    }

    // The first column whose name is another's already.
    private void RequireDifferent()
    {
        int again = int.MaxValue, first = 0;
        for (int i = 1; i < Count; i++)
        {
            if (_sorted[i] < again && Bytes(_sorted[i]).SequenceEqual(Bytes(_sorted[i - 1])))
                (again, first) = (_sorted[i], _sorted[i - 1]);
        }
        if (again < int.MaxValue)
        {
            throw _records.HeaderError(CsvError.DuplicateColumn, again,
                $"'{Excerpt.Of(this[again])}' is the name of column {first + 1} already.");
        }
    }
}
