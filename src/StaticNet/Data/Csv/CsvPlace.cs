namespace StaticNet;

/// <summary>A place in a CSV file.</summary>
/// <param name="Line">The line, the first being 1.</param>
/// <param name="Column">The number of the field, the first being 1; 0 for the whole record.</param>
/// <param name="Name">The name of the column, where it is known.</param>
internal readonly record struct CsvPlace(int Line, int Column = 0, string? Name = null)
{
    /// <summary>The place in words.</summary>
    public override string ToString() => (Column, Name) switch
    {
        (0, _) => $"line {Line}",
        (_, null) => $"line {Line}, column {Column}",
        _ => $"line {Line}, column {Column} ({Name})",
    };
}
