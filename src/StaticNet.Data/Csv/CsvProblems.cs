using System.Collections.Immutable;

namespace StaticNet;

/// <summary>Collects what is wrong with a file, so that it is said all at once.</summary>
/// <param name="fileName">The path of the file, as given.</param>
internal sealed class CsvProblems(string fileName)
{
    private readonly List<CsvCell> _cells = [];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds one; the texts are made only for the first.</summary>
    public void Add(CsvError error, int line, int column, string? name, ReadOnlySpan<char> value, string reason)
    {
        Count++;
        if (_cells.Count == CsvException.MostCells)
            return;
        string? text = column == 0 ? null : Excerpt.Of(value);
        _cells.Add(new CsvCell(error, line, column, name is null ? null : Excerpt.Of(name), text, reason));
    }

    /// <summary>Throws what was collected.</summary>
    /// <exception cref="CsvException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (Count > 0)
            throw new CsvException(fileName, _cells.ToImmutableArray(), Count);
    }
}
