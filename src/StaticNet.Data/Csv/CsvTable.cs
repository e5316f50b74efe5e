namespace StaticNet;

/// <summary>An open file: its header, its records one by one, and what is wrong with them.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CsvRecords _records;
    private readonly CsvNumbers _numbers;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="CsvException">It has no header that can be read.</exception>
    public CsvTable(string path, CsvOptions options)
    {
        (Options, _numbers) = (options, new CsvNumbers(options));
        Problems = new CsvProblems(path);
        _records = new CsvRecords(path, options);
        try
        {
            Header = new CsvHeader(_records, path, options);
        }
        catch
        {
            _records.Dispose();
            throw;
        }
    }

    /// <summary>How the file is written.</summary>
    public CsvOptions Options { get; }

    /// <summary>The names of the columns.</summary>
    public CsvHeader Header { get; }

    /// <summary>What is wrong so far.</summary>
    public CsvProblems Problems { get; }

    /// <summary>How many records there were, good or bad.</summary>
    public long RecordCount { get; private set; }

    /// <summary>Goes to the next record that has as many fields as the header, an empty one at its end apart.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        while (_records.Next())
        {
            RecordCount++;
            int count = _records.Count;
            if (count == Header.Count || (count == Header.Count + 1 && _records.Field(count - 1).IsWhiteSpace()))
                return true;
            string of = Header.IsNamed ? "the header names" : "the first line has";
            Problems.Add(CsvError.WrongFieldCount, _records.Line, 0, null, [],
                $"there are {count} fields, but {of} {Header.Count} columns.");
        }
        return false;
    }

    /// <summary>A field of the current record, valid until another is asked for.</summary>
    public ReadOnlySpan<char> Field(int column) => _records.Field(column);

    /// <summary>Whether a field says that there is no number.</summary>
    public bool IsMissing(ReadOnlySpan<char> text) => _numbers.IsMissing(text);

    /// <summary>A number without its separators of thousands, where there may be some and they stand right.</summary>
    public ReadOnlySpan<char> WithoutThousands(ReadOnlySpan<char> text) => _numbers.WithoutThousands(text);

    /// <summary>Reads the numbers of some columns.</summary>
    /// <param name="columns">The indices of the columns.</param>
    /// <param name="row">Receives a number of each.</param>
    /// <returns>Whether all are finite numbers; what is wrong is added to the problems.</returns>
    public bool ReadNumbers(ReadOnlySpan<int> columns, Span<float> row)
    {
        bool isGood = true;
        for (int i = 0; i < columns.Length; i++)
        {
            ReadOnlySpan<char> text = _records.Field(columns[i]);
            if (!_numbers.TryParse(text, out row[i]) || !float.IsFinite(row[i]))
                isGood = WrongNumber(columns[i], text);
        }
        return isGood;
    }

    /// <summary>Adds what is wrong with a field of the current record.</summary>
    public void Wrong(CsvError error, int column, ReadOnlySpan<char> text, string reason)
        => Problems.Add(
            error, _records.LineOf(column), column + 1, Header.IsNamed ? Header[column] : null, text, reason);

    /// <summary>Throws what is wrong, also that there were no records.</summary>
    /// <exception cref="CsvException">Something is.</exception>
    public void RequireGood()
    {
        Problems.ThrowIfAny();
        if (RecordCount == 0)
            throw Header.Error(CsvError.NoRecords, "nothing follows the line of column names.");
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _records.Dispose();

    private bool WrongNumber(int column, ReadOnlySpan<char> text)
    {
        if (_numbers.IsMissing(text))
            Wrong(CsvError.MissingValue, column, text, "the value is missing.");
        else if (!_numbers.TryParse(text, out _))
            Wrong(CsvError.NotANumber, column, text, $"'{Excerpt.Of(text)}' is not a number.");
        else
        {
            Wrong(CsvError.NotANumber, column, text,
                $"'{Excerpt.Of(text)}' is not a finite number of single precision.");
        }
        return false;
    }
}
