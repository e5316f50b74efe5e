namespace StaticNet;

/// <summary>An invalid field, or an invalid record, of a CSV file.</summary>
/// <param name="Error">The kind of error.</param>
/// <param name="Line">The line on which the field, or else the record, starts; the first is 1.</param>
/// <param name="Column">The number of the field in its record, the first being 1; 0 for the whole record.</param>
/// <param name="Name">The name of the column; null where the file has none.</param>
/// <param name="Value">The text of the field, or its start; null for the whole record.</param>
/// <param name="Reason">What was found, and what was expected.</param>
public sealed record CsvCell(CsvError Error, int Line, int Column, string? Name, string? Value, string Reason)
{
    /// <summary>The position, such as <c>line 3, column 1 (x)</c>.</summary>
    public string Place => (Column, Name) switch
    {
        (0, _) => $"line {Line}",
        (_, null) => $"line {Line}, column {Column}",
        _ => $"line {Line}, column {Column} ({Name})",
    };

    /// <summary>The position and the reason.</summary>
    public override string ToString() => $"{Place}: {Reason}";
}
