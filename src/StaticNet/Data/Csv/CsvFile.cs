using System.Collections.Immutable;

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
        var labels = new CsvLabels(classes);
        using var records = new CsvRecords(path, separator);
        var header = new CsvHeader(records);
        int[] labelColumn = header.Find([label]);
        int[] inputColumns = inputs is null ? header.Except(labelColumn) : header.Find(inputs);

        var columns = new CsvColumns(records, header, inputColumns, labelColumn[0], labels);
        var values = new Chunks<float>();
        while (columns.Next())
            values.Add(columns.Row);
        RequireRecords(records, labels.Count);
        (int[] indices, ImmutableArray<string> names) = labels.Finish();
        return new CsvClasses(new Dataset(values.ToArray(), inputColumns.Length, indices), names);
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
        var header = new CsvHeader(records);
        int[] targetColumns = header.Find(targets);
        int[] inputColumns = inputs is null ? header.Except(targetColumns) : header.Find(inputs);

        var columns = new CsvColumns(records, header, [.. inputColumns, .. targetColumns]);
        var inputValues = new Chunks<float>();
        var targetValues = new Chunks<float>();
        while (columns.Next())
        {
            inputValues.Add(columns.Row[..inputColumns.Length]);
            targetValues.Add(columns.Row[inputColumns.Length..]);
        }
        RequireRecords(records, inputValues.Count);
        return new Dataset(
            inputValues.ToArray(), inputColumns.Length, targetValues.ToArray(), targetColumns.Length);
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
