namespace StaticNet;

/// <summary>
/// A row of a table cannot be encoded: a value is not a category of its column, is missing but required, or is not a
/// finite number.
/// </summary>
public sealed class FeatureException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="record">The name of the record.</param>
    /// <param name="column">The column at fault.</param>
    /// <param name="reason">What was found, and what was expected.</param>
    /// <param name="row">The index of the row; -1 for a single row.</param>
    public FeatureException(string record, string column, string reason, int row = -1)
        : base(row < 0 ? $"{record}.{column} {reason}" : $"Row {row}: {record}.{column} {reason}") =>
        (Record, Column, Reason, Row) = (record, column, reason, row);

    /// <summary>The name of the record.</summary>
    public string Record { get; }

    /// <summary>The name of the column at fault.</summary>
    public string Column { get; }

    /// <summary>What was found, and what was expected.</summary>
    public string Reason { get; }

    /// <summary>
    /// The index of the row in its table or stream; -1 for a single row, or if the index exceeds an <c>int</c>.
    /// </summary>
    public int Row { get; }

    /// <summary>The same for a row of a table or a stream.</summary>
    internal FeatureException At(long row) => new(Record, Column, Reason, row <= int.MaxValue ? (int)row : -1);

    /// <summary>A number is NaN or infinite.</summary>
    /// <param name="schema">The record.</param>
    /// <param name="column">The column.</param>
    /// <param name="found">What was found, such as <c>is NaN</c>.</param>
    internal static FeatureException NotFinite(
        FeatureSchema schema, FeatureColumn column, string found) => new(
            schema.Name, column.Name,
            $"{found}. Numbers must be finite; a missing one is null, in a nullable property.");

    /// <summary>For generated code: a value is no category of its column.</summary>
    /// <param name="schema">The record.</param>
    /// <param name="column">The index of the column.</param>
    /// <param name="value">The value.</param>
    public static FeatureException NoCategory(FeatureSchema schema, int column, object? value)
    {
        ArgumentNullException.ThrowIfNull(schema);
        string found = value is null ? "is null" : $"is '{Excerpt.Of(value.ToString() ?? "")}'";
        return new FeatureException(
            schema.Name, schema.Columns[column].Name,
            $"{found}, but it must be {FieldNames.OfCategory(schema.Columns[column])}.");
    }

    /// <summary>For generated code: a value is missing that may not be.</summary>
    /// <param name="schema">The record.</param>
    /// <param name="column">The index of the column.</param>
    public static FeatureException Missing(FeatureSchema schema, int column)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new FeatureException(schema.Name, schema.Columns[column].Name, "is missing, but it must have a value.");
    }
}
