using System.Globalization;

namespace StaticNet;

/// <summary>Reads the values of chosen columns, record by record.</summary>
/// <param name="records">The file, after its header.</param>
/// <param name="header">The header.</param>
/// <param name="numbers">The indices of columns of numbers.</param>
/// <param name="label">The index of the column of labels, or -1.</param>
/// <param name="labels">Receives the labels.</param>
internal sealed class CsvColumns(
    CsvRecords records, CsvHeader header, int[] numbers, int label = -1, CsvLabels? labels = null)
{
    private const int NotRead = -1;

    private readonly float[] _row = new float[numbers.Length];
    private readonly int[] _placeInRow = Places(header.Count, numbers);
    private CsvException? _error;

    /// <summary>The numbers of the current record, in the order in which their columns were chosen.</summary>
    public ReadOnlySpan<float> Row => _row;

    /// <summary>Reads the next record.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="CsvException">
    /// It has not as many fields as the header; or else, the first field that is not what it should be.
    /// </exception>
    public bool Next()
    {
        if (!records.Next())
            return false;
        _error = null;
        for (int column = 0; records.NextField(); column++)
        {
            if (column < header.Count && _error is null)
                Read(column);
        }
        if (records.Count != header.Count)
        {
            throw records.Error(CsvError.WrongFieldCount,
                $"there are {records.Count} fields, but the header names {header.Count} columns.");
        }
        return _error is null ? true : throw _error;
    }

    private void Read(int column)
    {
        int place = _placeInRow[column];
        if (place == NotRead && column != label)
            return;
        ReadOnlySpan<char> text = records.Field;
        if (text.IsWhiteSpace())
            _error = Error(CsvError.MissingValue, column, "the value is missing.");
        else if (column == label)
            _error = labels!.Add(text) is var (error, reason) ? Error(error, column, reason) : null;
        else if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _row[place]))
            _error = Error(CsvError.NotANumber, column, $"'{Excerpt.Of(text)}' is not a number.");
        else if (!float.IsFinite(_row[place]))
        {
            _error = Error(CsvError.NotANumber, column,
                $"'{Excerpt.Of(text)}' is not a finite number of single precision.");
        }
    }

    private CsvException Error(CsvError error, int column, string reason) =>
        records.FieldError(error, Excerpt.Of(header[column]), reason);

    private static int[] Places(int columns, int[] numbers)
    {
        int[] places = new int[columns];
        places.AsSpan().Fill(NotRead);
        for (int place = 0; place < numbers.Length; place++)
            places[numbers[place]] = place;
        return places;
    }
}
