using System.Collections.Immutable;

namespace StaticNet;

/// <summary>
/// A CSV file is not valid, or does not have what is asked of it. All fields that are wrong are in one exception.
/// </summary>
public sealed class CsvException : DataFormatException
{
    /// <summary>How many cells are listed at most.</summary>
    public const int MostCells = 20;

    internal CsvException(string fileName, CsvCell cell, Exception? innerException = null)
        : base(fileName, cell.Place, cell.Reason, innerException) => (Cells, CellCount) = ([cell], 1);

    internal CsvException(string fileName, ImmutableArray<CsvCell> cells, long count)
        : base(
            fileName, count == 1 ? cells[0].Place : null, count == 1 ? cells[0].Reason : Describe(cells, count), null)
        => (Cells, CellCount) = (cells, count);

    /// <summary>The cells that are wrong: the first 20, in the order of the file.</summary>
    public ImmutableArray<CsvCell> Cells { get; }

    /// <summary>How many cells are wrong.</summary>
    public long CellCount { get; }

    /// <summary>The kind of the first error.</summary>
    public CsvError Error => Cells[0].Error;

    /// <summary>The line of the first error; the first line is 1.</summary>
    public int Line => Cells[0].Line;

    /// <summary>The number of the first wrong field in its record, from 1; 0 where the whole record is wrong.</summary>
    public int Column => Cells[0].Column;

    private static string Describe(ImmutableArray<CsvCell> cells, long count)
    {
        string first = count > cells.Length ? $", the first {cells.Length} of them" : "";
        return $"{count} cells are wrong{first}:\n    {string.Join("\n    ", cells)}";
    }
}
