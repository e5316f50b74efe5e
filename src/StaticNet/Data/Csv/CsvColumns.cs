using System.Globalization;

namespace StaticNet;

/// <summary>Chosen columns of a file and the values in them.</summary>
internal sealed class CsvColumns
{
    private readonly CsvRecords _records;
    private readonly string[] _names;

    /// <summary>Reads the header.</summary>
    /// <param name="records">The file, at its start.</param>
    /// <exception cref="CsvException">There is no header, or a name stands in it twice.</exception>
    public CsvColumns(CsvRecords records)
    {
        _records = records;
        if (!records.Next())
            throw records.Error(CsvError.NoHeader, "the file is empty; its first line should name the columns.");
        _names = [.. records.Fields];
        for (int i = 0; i < _names.Length; i++)
        {
            int first = Array.IndexOf(_names, _names[i]);
            if (first < i)
            {
                throw records.Error(CsvError.DuplicateColumn, i, null,
                    $"'{_names[i]}' is the name of column {first + 1} already.");
            }
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
            columns[i] = Array.IndexOf(_names, names[i]);
            if (columns[i] < 0)
            {
                throw _records.Error(CsvError.UnknownColumn,
                    $"there is no column '{names[i]}'; the columns are {string.Join(", ", _names)}.");
            }
        }
        return columns;
    }

    /// <summary>The indices of all other columns, in the order of the file.</summary>
    /// <param name="columns">Those to leave out.</param>
    /// <exception cref="CsvException">There are no others.</exception>
    public int[] Except(int[] columns)
    {
        int[] others = [.. Enumerable.Range(0, _names.Length).Except(columns)];
        return others.Length > 0
            ? others
            : throw _records.Error(CsvError.UnknownColumn,
                $"the only columns are {string.Join(", ", _names)}, so that none is left for the inputs.");
    }

    /// <summary>Goes to the next record.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="CsvException">It has not as many fields as the header.</exception>
    public bool Next()
    {
        if (!_records.Next())
            return false;
        return _records.Fields.Count == _names.Length
            ? true
            : throw _records.Error(CsvError.WrongFieldCount,
                $"there are {_records.Fields.Count} fields, but the header names {_names.Length} columns.");
    }

    /// <summary>The text of a field that may not be empty.</summary>
    /// <param name="column">The index of its column.</param>
    /// <exception cref="CsvException">It is empty.</exception>
    public string Text(int column)
    {
        string text = _records.Fields[column];
        return string.IsNullOrWhiteSpace(text)
            ? throw Error(CsvError.MissingValue, column, "the value is missing.")
            : text;
    }

    /// <summary>Appends the numbers of a record.</summary>
    /// <param name="columns">The indices of their columns.</param>
    /// <param name="values">Receives them.</param>
    /// <exception cref="CsvException">A field is empty or not a finite number.</exception>
    public void AppendNumbers(int[] columns, List<float> values)
    {
        foreach (int column in columns)
        {
            string text = Text(column);
            if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value))
                throw Error(CsvError.NotANumber, column, $"'{text}' is not a number.");
            if (!float.IsFinite(value))
                throw Error(CsvError.NotANumber, column, $"'{text}' is not a finite number of single precision.");
            values.Add(value);
        }
    }

    /// <summary>An error in a field of the current record.</summary>
    public CsvException Error(CsvError error, int column, string reason) =>
        _records.Error(error, column, _names[column], reason);
}
