using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// A CSV file is not valid, or does not have the requested columns or values. One exception reports all invalid fields.
/// </summary>
public sealed class CsvException : DataFormatException
{
    /// <summary>The maximum number of listed cells.</summary>
    public const int MostCells = 20;

    internal CsvException(string fileName, CsvCell cell, Exception? innerException = null)
        : base(fileName, cell.Place, cell.Reason, innerException) => (Cells, CellCount) = ([cell], 1);

    internal CsvException(string fileName, ImmutableArray<CsvCell> cells, long count)
        : base(
            fileName, count == 1 ? cells[0].Place : null, count == 1 ? cells[0].Reason : Describe(cells, count), null)
        => (Cells, CellCount) = (cells, count);

    /// <summary>The invalid cells: the first 20, in the order of the file.</summary>
    public ImmutableArray<CsvCell> Cells { get; }

    /// <summary>The number of invalid cells.</summary>
    public long CellCount { get; }

    /// <summary>The kind of the first error.</summary>
    public CsvError Error => Cells[0].Error;

    /// <summary>The line of the first error; the first line is 1.</summary>
    public int Line => Cells[0].Line;

    /// <summary>
    /// The number of the first invalid field in its record, from 1; 0 if the whole record is invalid.
    /// </summary>
    public int Column => Cells[0].Column;

    private static string Describe(ImmutableArray<CsvCell> cells, long count)
    {
        string first = count > cells.Length ? $", the first {cells.Length} of them" : "";
        return $"{count} cells are wrong{first}:\n    {string.Join("\n    ", cells)}";
    }
}
