namespace StaticNet;

/// <summary>
/// Reads data sets from CSV files (RFC 4180, UTF-8, the first line naming the columns). Numbers are written with a
/// decimal point, whatever the culture; nothing is skipped, guessed or filled in.
/// </summary>
public static class CsvFile
{
    /// <summary>Reads samples that have a class.</summary>
    /// <param name="path">The file.</param>
    /// <param name="label">The column with the name of the class, taken as it is.</param>
    /// <param name="inputs">The numeric columns, in the order wanted; null for all but the label.</param>
    /// <param name="classes">
    /// The names of the classes in the order of their indices, as those of training data for test data; null for
    /// those in the file, by number where all are whole numbers and otherwise by the code of their characters.
    /// </param>
    /// <param name="separator">What stands between two fields.</param>
    /// <exception cref="ArgumentException">
    /// A column is chosen twice, none are, a class is given twice, or the separator is a quote or a line end.
    /// </exception>
    /// <exception cref="CsvException">The file is not valid, or does not have what is asked of it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static CsvClasses ReadClasses(
        string path,
        string label,
        IReadOnlyList<string>? inputs = null,
        IReadOnlyList<string>? classes = null,
        char separator = ',')
    {
        ArgumentNullException.ThrowIfNull(label);
        RequireArguments(path, [label], inputs, separator);
        Dictionary<string, int>? known = classes is null ? null : ClassNames.Index(classes);
        using var records = new CsvRecords(path, separator);
        var columns = new CsvColumns(records);
        int[] labelColumn = columns.Find([label]);
        int[] inputColumns = inputs is null ? columns.Except(labelColumn) : columns.Find(inputs);

        var values = new List<float>();
        var names = new List<string>();
        while (columns.Next())
        {
            columns.AppendNumbers(inputColumns, values);
            string name = columns.Text(labelColumn[0]);
            if (known is not null && !known.ContainsKey(name))
            {
                throw columns.Error(CsvError.UnknownClass, labelColumn[0],
                    $"'{name}' is none of the classes {string.Join(", ", classes!)}.");
            }
            names.Add(name);
        }
        RequireRecords(records, names.Count);
        classes ??= ClassNames.Order(names);
        known ??= ClassNames.Index(classes);
        int[] labels = [.. names.Select(name => known[name])];
        return new CsvClasses(new Dataset([.. values], inputColumns.Length, labels), [.. classes]);
    }

    /// <summary>Reads samples that have target values.</summary>
    /// <param name="path">The file.</param>
    /// <param name="targets">The numeric columns of the targets, in the order wanted.</param>
    /// <param name="inputs">The numeric columns of the inputs, in the order wanted; null for all others.</param>
    /// <param name="separator">What stands between two fields.</param>
    /// <exception cref="ArgumentException">
    /// A column is chosen twice, none are, or the separator is a quote or a line end.
    /// </exception>
    /// <exception cref="CsvException">The file is not valid, or does not have what is asked of it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Dataset ReadTargets(
        string path, IReadOnlyList<string> targets, IReadOnlyList<string>? inputs = null, char separator = ',')
    {
        ArgumentNullException.ThrowIfNull(targets);
        RequireArguments(path, targets, inputs, separator);
        using var records = new CsvRecords(path, separator);
        var columns = new CsvColumns(records);
        int[] targetColumns = columns.Find(targets);
        int[] inputColumns = inputs is null ? columns.Except(targetColumns) : columns.Find(inputs);

        var inputValues = new List<float>();
        var targetValues = new List<float>();
        while (columns.Next())
        {
            columns.AppendNumbers(inputColumns, inputValues);
            columns.AppendNumbers(targetColumns, targetValues);
        }
        RequireRecords(records, inputValues.Count);
        return new Dataset([.. inputValues], inputColumns.Length, [.. targetValues], targetColumns.Length);
    }

    private static void RequireArguments(
        string path, IReadOnlyList<string> outputs, IReadOnlyList<string>? inputs, char separator)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (separator is '"' or '\r' or '\n')
            throw new ArgumentException("A quote or a line end cannot separate fields.", nameof(separator));
        if (outputs.Count == 0 || inputs is { Count: 0 })
            throw new ArgumentException("No columns are chosen.");
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in outputs.Concat(inputs ?? []))
        {
            if (!chosen.Add(name))
                throw new ArgumentException($"Column '{name}' is chosen twice.");
        }
    }

    private static void RequireRecords(CsvRecords records, int count)
    {
        if (count == 0)
            throw records.Error(CsvError.NoRecords, "nothing follows the line of column names.");
    }
}
