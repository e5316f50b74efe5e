namespace StaticNet;

/// <summary>Checks that columns belong to the same samples.</summary>
internal static class ColumnCheck
{
    /// <summary>Checks the inputs or the targets of a data set.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="kind">What each is: <c>input</c> or <c>target</c>.</param>
    /// <param name="parameter">The name of the caller's parameter.</param>
    /// <exception cref="ArgumentException">
    /// There are none, one is null, a name is empty or there twice, or some have names and others none.
    /// </exception>
    public static void Names(IReadOnlyList<DatasetColumn> columns, string kind, string parameter)
    {
        ArgumentNullException.ThrowIfNull(columns, parameter);
        if (columns.Count == 0)
            throw new ArgumentException($"A data set needs at least one {kind}.", parameter);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i] is not { } column)
                throw new ArgumentException($"The {kind} at position {i} is null.", parameter);
            if (column.Name is null != columns[0].Name is null)
            {
                throw new ArgumentException(
                    $"Some {kind}s have a name and others have none: name all of them, or none and keep the "
                    + "network's order.", parameter);
            }
            if (column.Name is { } name && (name.Length == 0 || !names.Add(name)))
            {
                throw new ArgumentException(
                    name.Length == 0 ? $"The name of the {kind} at position {i} is empty." : $"Two {kind}s are called {name}.",
                    parameter);
            }
        }
    }

    /// <summary>Checks that a data set has the same number of samples everywhere, and one time axis.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targets">The targets.</param>
    /// <returns>How many time steps each sample has; null where no column says so.</returns>
    /// <exception cref="ArgumentException">There are different numbers of samples or of time steps.</exception>
    public static int[]? Samples(IReadOnlyList<DatasetInput> inputs, IReadOnlyList<DatasetTarget> targets)
    {
        DatasetInput? sequences = null;
        for (int i = 0; i < inputs.Count; i++)
        {
            string name = Describe(inputs[i], "input", i);
            RequireCount(inputs, inputs[i], name, nameof(inputs));
            if (inputs[i].Steps == 0)
                continue;
            sequences ??= inputs[i];
            if (inputs[i].Steps != sequences.Steps)
            {
                throw new ArgumentException(
                    $"There are {inputs[i].Steps} time steps in {name}, but {sequences.Steps} in "
                    + $"{sequences.Name ?? "an input before it"}: all sequences of a sample have the same number.",
                    nameof(inputs));
            }
        }
        for (int i = 0; i < targets.Count; i++)
            RequireCount(inputs, targets[i], Describe(targets[i], "target", i), nameof(targets));
        int[]? lengths = CommonLengths([.. inputs, .. targets]);
        if (lengths is not null && lengths.Max() > (sequences?.Steps ?? 0))
        {
            throw new ArgumentException(
                $"The longest sequence of the targets has {lengths.Max()} time steps, but "
                + (sequences is null ? "no input is made of sequences." : $"the inputs have {sequences.Steps}."),
                nameof(targets));
        }
        return lengths;
    }

    private static int[]? CommonLengths(DatasetColumn[] columns)
    {
        int[]? lengths = null;
        foreach (DatasetColumn column in columns)
        {
            lengths ??= column.Lengths;
            for (int i = 0; i < (column.Lengths?.Length ?? 0); i++)
            {
                if (column.Lengths![i] != lengths![i])
                {
                    throw new ArgumentException(
                        $"Sequence {i} has {column.Lengths[i]} time steps in {column.Name ?? "one column"}, but "
                        + $"{lengths[i]} in another.", column is DatasetInput ? "inputs" : "targets");
                }
            }
        }
        return lengths;
    }

    private static void RequireCount(
        IReadOnlyList<DatasetInput> inputs, DatasetColumn column, string name, string parameter)
    {
        if (column.Count != inputs[0].Count)
        {
            throw new ArgumentException(
                $"There are {column.Count} samples in {name}, but {inputs[0].Count} in "
                + $"{Describe(inputs[0], "input", 0)}.", parameter);
        }
    }

    private static string Describe(DatasetColumn column, string kind, int position)
        => column.Name is { } name ? $"the {kind} {name}" : $"the {kind} at position {position}";
}
