namespace StaticNet;

/// <summary>A CSV file is not valid, or does not have what is asked of it.</summary>
public sealed class CsvException : DataFormatException
{
    internal CsvException(
        string fileName, CsvError error, CsvPlace place, string reason, Exception? innerException = null)
        : base(fileName, place.ToString(), reason, innerException)
    {
        Error = error;
        Line = place.Line;
        Column = place.Column;
    }

    /// <summary>The kind of error.</summary>
    public CsvError Error { get; }

    /// <summary>The line on which the field, or else the record, starts; the first is 1.</summary>
    public int Line { get; }

    /// <summary>The number of the field in its record, the first being 1; 0 where the whole record is wrong.</summary>
    public int Column { get; }
}
