namespace StaticNet;

public static partial class CsvFile
{
    /// <summary>
    /// Reads a table of records. Properties are matched to the header by name, ignoring case, spaces and underscores
    /// (<c>YearBuilt</c>, <c>year_built</c>). Columns may be in any order, and extra columns are ignored. A file
    /// without a header has the record's columns in the order of its properties.
    /// </summary>
    /// <typeparam name="TRow">The record, marked with <see cref="FeaturesAttribute"/>.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="options">The format of the file; null to detect it.</param>
    /// <exception cref="CsvException">
    /// The file is not valid, or columns or values are missing or do not fit the record. The exception reports all of
    /// them.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static Table<TRow> Read<TRow>(string path, CsvOptions? options = null)
        where TRow : IFeatures<TRow> => new(Rows<TRow>(path, options));

    /// <summary>
    /// Reads records one by one from a file of any size, with little memory. After an invalid record, the rest of the
    /// file is searched for others, and all of them are reported.
    /// </summary>
    /// <typeparam name="TRow">The record, marked with <see cref="FeaturesAttribute"/>.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="options">The format of the file; null to detect it.</param>
    /// <returns>The records. Each enumeration opens the file, and throws what <see cref="Read"/> throws.</returns>
    public static IEnumerable<TRow> Rows<TRow>(string path, CsvOptions? options = null)
        where TRow : IFeatures<TRow>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ReadRows<TRow>(path, options ?? s_defaults);
    }

    /// <summary>
    /// Reads the records of several files, one file after another. Each file can have its own order of columns.
    /// </summary>
    /// <inheritdoc cref="Rows{TRow}(string, CsvOptions?)"/>
    /// <param name="paths">The files.</param>
    /// <param name="options">The format of the files; null to detect it.</param>
    public static IEnumerable<TRow> Rows<TRow>(IReadOnlyList<string> paths, CsvOptions? options = null)
        where TRow : IFeatures<TRow>
    {
        ArgumentNullException.ThrowIfNull(paths);
        return paths.SelectMany(path => Rows<TRow>(path, options));
    }

    private static IEnumerable<TRow> ReadRows<TRow>(string path, CsvOptions options)
        where TRow : IFeatures<TRow>
    {
        using var table = new CsvTable(path, options);
        var columns = new CsvRecordColumns(TRow.Schema, table.Header, options);
        while (table.Next())
        {
            if (TryRead(table, columns, out TRow row) && table.Problems.Count == 0)
                yield return row;
        }
        table.RequireGood();
    }

    private static bool TryRead<TRow>(CsvTable table, CsvRecordColumns columns, out TRow row)
        where TRow : IFeatures<TRow>
    {
        var fields = new CsvFields(table, columns);
        row = TRow.Read(ref fields);
        return !fields.IsRejected;
    }
}
