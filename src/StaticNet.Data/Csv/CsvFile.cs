using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// Reads data sets from real-world CSV files: see <see cref="CsvOptions"/>. Fields with separators, quotes or line
/// breaks must be quoted (RFC 4180). No value is guessed or filled in, and all invalid fields are reported at once.
/// </summary>
public static partial class CsvFile
{
    private static readonly CsvOptions s_defaults = new();

    /// <summary>Reads samples with class labels.</summary>
    /// <param name="path">The file.</param>
    /// <param name="label">The column with the name of the class.</param>
    /// <param name="inputs">The numeric input columns, in the desired order; null for all except the label.</param>
    /// <param name="classes">
    /// The names of the classes in the order of their indices, for example those of the training data when you read
    /// test data; null for those in the file, ordered as numbers if all are numbers, otherwise by character code.
    /// </param>
    /// <param name="options">The format of the file; null to detect it.</param>
    /// <exception cref="ArgumentException">
    /// A column is chosen twice, no column is chosen, or a class is given twice.
    /// </exception>
    /// <exception cref="CsvException">
    /// The file is not valid, or does not have the requested columns or values.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static CsvClasses ReadClasses(
        string path,
        string label,
        IReadOnlyList<string>? inputs = null,
        IReadOnlyList<string>? classes = null,
        CsvOptions? options = null)
    {
        CsvChoice.Require(path, [label], inputs);
        options ??= s_defaults;
        var labels = new CsvLabels(classes, options);
        using var table = new CsvTable(path, options);
        int[] labelColumn = table.Header.Find([label]);
        int[] columns = CsvChoice.Inputs(table.Header, labelColumn, inputs, options);
        float[] row = new float[columns.Length];
        var values = new Chunks<float>();
        while (table.Next())
        {
            // Both are read, so that all that is wrong is said.
            bool isGood = table.ReadNumbers(columns, row);
            if (ReadLabel(table, labelColumn[0], labels, out int index) && isGood)
            {
                values.Add(row);
                labels.Add(index);
            }
        }
        table.RequireGood();
        (int[] indices, ImmutableArray<string> names) = labels.Finish();
        return new CsvClasses(new Dataset(values.ToArray(), columns.Length, indices), names);
    }

    /// <summary>Reads samples with target values.</summary>
    /// <param name="path">The file.</param>
    /// <param name="targets">The numeric target columns, in the desired order.</param>
    /// <param name="inputs">The numeric input columns, in the desired order; null for all others.</param>
    /// <param name="options">The format of the file; null to detect it.</param>
    /// <exception cref="ArgumentException">A column is chosen twice, or no column is chosen.</exception>
    /// <exception cref="CsvException">
    /// The file is not valid, or does not have the requested columns or values.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static Dataset ReadTargets(
        string path, IReadOnlyList<string> targets, IReadOnlyList<string>? inputs = null, CsvOptions? options = null)
    {
        CsvChoice.Require(path, targets, inputs);
        options ??= s_defaults;
        using var table = new CsvTable(path, options);
        int[] targetColumns = table.Header.Find(targets);
        int[] inputColumns = CsvChoice.Inputs(table.Header, targetColumns, inputs, options);
        int[] columns = [.. inputColumns, .. targetColumns];
        float[] row = new float[columns.Length];
        var inputValues = new Chunks<float>();
        var targetValues = new Chunks<float>();
        while (table.Next())
        {
            if (!table.ReadNumbers(columns, row))
                continue;
            inputValues.Add(row.AsSpan(0, inputColumns.Length));
            targetValues.Add(row.AsSpan(inputColumns.Length));
        }
        table.RequireGood();
        return new Dataset(
            inputValues.ToArray(), inputColumns.Length, targetValues.ToArray(), targetColumns.Length);
    }

    private static bool ReadLabel(CsvTable table, int column, CsvLabels labels, out int label)
    {
        ReadOnlySpan<char> text = table.Field(column);
        label = -1;
        if (text.IsWhiteSpace())
            table.Wrong(CsvError.MissingValue, column, text, "the value is missing.");
        else if (labels.Find(text, out label) is var (error, reason))
            table.Wrong(error, column, text, reason);
        else
            return true;
        return false;
    }
}
