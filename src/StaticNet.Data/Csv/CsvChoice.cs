namespace StaticNet;

/// <summary>Checks which columns a caller asks for, before a file is opened.</summary>
internal static class CsvChoice
{
    /// <exception cref="ArgumentException">There is no path, a column is chosen twice, or none are.</exception>
    public static void Require(string path, IReadOnlyList<string> outputs, IReadOnlyList<string>? inputs)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Count == 0 || inputs is { Count: 0 })
            throw new ArgumentException("No columns are chosen.");
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in outputs.Concat(inputs ?? []))
        {
            ArgumentNullException.ThrowIfNull(name);
            if (!chosen.Add(name))
                throw new ArgumentException($"Column '{name}' is chosen twice.");
        }
    }

    /// <summary>The columns of the inputs: those asked for, or all that are no outputs.</summary>
    public static int[] Inputs(CsvHeader header, int[] outputs, IReadOnlyList<string>? inputs, CsvOptions options)
        => inputs is null ? header.Except(outputs, options.IgnoreUnnamedColumns) : header.Find(inputs);
}
