namespace StaticNet;

public static partial class CsvFile
{
    /// <summary>
    /// Reads samples with target values from files of any size, in pieces for a <see cref="DataStream"/>. Each
    /// enumeration reads the files again, one after another.
    /// </summary>
    /// <param name="paths">The files. All must have columns with these names, each in its own order.</param>
    /// <param name="targets">The numeric target columns, in the desired order.</param>
    /// <param name="inputs">The numeric columns of the inputs; null for all others of the first file.</param>
    /// <param name="options">The format of the files; null to detect it.</param>
    /// <returns>
    /// Pieces of at most 1,024 samples. After an invalid record, the rest of its file is searched for others, and the
    /// enumeration throws a <see cref="CsvException"/> with all of them.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A column is chosen twice, no column is chosen, or there are no files.
    /// </exception>
    /// <example>
    /// <code>
    /// IEnumerable&lt;Dataset&gt; pieces = CsvFile.TargetPieces(["2024.csv", "2025.csv"], ["price"]);
    /// var stream = new DataStream(pieces) { ShuffleBuffer = 100_000 };
    /// trainer.Fit(stream, new FitOptions { Epochs = 3, BatchSize = 256 });
    /// </code>
    /// </example>
    public static IEnumerable<Dataset> TargetPieces(
        IReadOnlyList<string> paths, IReadOnlyList<string> targets, IReadOnlyList<string>? inputs = null,
        CsvOptions? options = null)
    {
        RequirePaths(paths, targets, inputs);
        return Pieces(paths, targets, inputs, options ?? s_defaults, static (_, _) => null);
    }

    /// <summary>
    /// Reads samples with class labels from files of any size, in pieces for a <see cref="DataStream"/>. Each
    /// enumeration reads the files again, one after another.
    /// </summary>
    /// <param name="paths">The files. All must have columns with these names, each in its own order.</param>
    /// <param name="label">The column with the name of the class.</param>
    /// <param name="classes">The names of the classes in the order of their indices.</param>
    /// <param name="inputs">The numeric columns of the inputs; null for all others of the first file.</param>
    /// <param name="options">The format of the files; null to detect it.</param>
    /// <returns>Pieces as those of <see cref="TargetPieces"/>.</returns>
    /// <exception cref="ArgumentException">
    /// A column is chosen twice, no column is chosen, a class is given twice, or there are no files.
    /// </exception>
    public static IEnumerable<Dataset> ClassPieces(
        IReadOnlyList<string> paths, string label, IReadOnlyList<string> classes, IReadOnlyList<string>? inputs = null,
        CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(classes);
        RequirePaths(paths, [label], inputs);
        options ??= s_defaults;
        var labels = new CsvLabels(classes, options);
        return Pieces(
            paths, [label], inputs, options,
            (table, column) => ReadLabel(table, column, labels, out int index) ? index : -1);
    }

    private static void RequirePaths(
        IReadOnlyList<string> paths, IReadOnlyList<string> outputs, IReadOnlyList<string>? inputs)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0)
            throw new ArgumentException("There are no files to read.", nameof(paths));
        foreach (string path in paths)
            CsvChoice.Require(path, outputs, inputs);
    }

    // Where the outputs are classes, their reader gives the index of one, or -1 for what is wrong; otherwise null.
    private static IEnumerable<Dataset> Pieces(
        IReadOnlyList<string> paths, IReadOnlyList<string> outputs, IReadOnlyList<string>? inputs, CsvOptions options,
        Func<CsvTable, int, int?> readLabel)
    {
        foreach (string path in paths)
        {
            using var table = new CsvTable(path, options);
            int[] outputColumns = table.Header.Find(outputs);
            int[] inputColumns = CsvChoice.Inputs(table.Header, outputColumns, inputs, options);
            inputs ??= [.. inputColumns.Select(column => table.Header[column])];
            var piece = new CsvPiece(inputColumns, outputColumns);
            while (table.Next())
            {
                if (piece.Read(table, readLabel) && table.Problems.Count == 0 && piece.IsFull)
                    yield return piece.Take();
            }
            table.RequireGood();
            if (!piece.IsEmpty)
                yield return piece.Take();
        }
    }
}
