using System.Globalization;

namespace StaticNet;

/// <summary>The fields of a file's current record, as a record of features asks for them.</summary>
/// <param name="table">The file.</param>
/// <param name="columns">Which columns of the file are which of the record's.</param>
internal ref struct CsvFields(CsvTable table, CsvRecordColumns columns) : IFieldSource
{
    /// <summary>Whether a field was rejected.</summary>
    public bool IsRejected { get; private set; }

    /// <inheritdoc/>
    public readonly CultureInfo Culture => table.Options.Culture;

    /// <inheritdoc/>
    public readonly NumberStyles NumberStyles => NumberStyles.Float;

    /// <inheritdoc/>
    public readonly bool Has(int column) => columns.PlaceOf(column) >= 0;

    /// <inheritdoc/>
    public readonly ReadOnlySpan<char> Field(int column)
    {
        ReadOnlySpan<char> text = table.Field(columns.PlaceOf(column)).Trim();
        return columns.IsNumber(column) ? table.WithoutThousands(text) : text;
    }

    /// <inheritdoc/>
    public readonly bool IsMissing(scoped ReadOnlySpan<char> text) => table.IsMissing(text);

    /// <inheritdoc/>
    public readonly string Keep(int column, scoped ReadOnlySpan<char> text) => columns.Keep(text);

    /// <inheritdoc/>
    public void Reject(int column, string expected)
    {
        IsRejected = true;
        ReadOnlySpan<char> text = table.Field(columns.PlaceOf(column)).Trim();
        bool isMissing = table.IsMissing(text);
        table.Wrong(
            isMissing ? CsvError.MissingValue : CsvError.WrongValue, columns.PlaceOf(column), text,
            isMissing ? "the value is missing." : $"'{Excerpt.Of(text)}' is not {expected}.");
    }
}
