using System.Text;
using nietras.SeparatedValues;

namespace StaticNet;

/// <summary>
/// Splits a file into records and fields. Fields with separators, line ends or quotes stand in quotes, and quotes
/// within are doubled, as RFC 4180 has it. Blank lines are left out.
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    private const char Quote = '"';

    private readonly string _fileName;
    private readonly CsvText _text;
    private readonly SepReader _reader;
    private readonly char _separator;
    private char[] _unquoted = new char[256];
    private bool _hasQuotes;
    private bool _isStarted;
    private bool _isAgain;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="CsvException">It is not in its encoding, or its first record is endless.</exception>
    public CsvRecords(string path, CsvOptions options)
    {
        _fileName = path;
        CsvText? text = null;
        try
        {
            _text = text = new CsvText(path, options);
            _separator = text.Separator;
            _reader = Sep.New(_separator).Reader(static reader => reader with
            {
                HasHeader = false,
                DisableColCountCheck = true,
            }).From(text);
        }
        catch (Exception exception)
        {
            text?.Dispose();
            if (Translate(exception, text, path, 1) is { } translated)
                throw translated;
            throw;
        }
    }

    /// <summary>The number of fields of the current record.</summary>
    public int Count => _reader.Current.ColCount;

    /// <summary>The line on which the current record starts, or the last one where there is none.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Goes to the next record.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="CsvException">Its quotes or its characters are wrong.</exception>
    public bool Next()
    {
        if (_isAgain)
        {
            _isAgain = false;
            return true;
        }
        while (Move())
        {
            SepReader.Row row = _reader.Current;
            // Of the first row, which the reader looks at when it opens, it says where it ends.
            Line = (_isStarted ? row.LineNumberFrom : 1) + _text.SkippedLines;
            _isStarted = true;
            if (IsBlank(row.Span))
                continue;
            _hasQuotes = row.Span.Contains(Quote);
            if (_hasQuotes)
                RequireQuotes(row);
            return true;
        }
        return false;
    }

    /// <summary>Makes the current record the next one, too.</summary>
    public void Again() => _isAgain = true;

    /// <summary>A field of the current record, valid until another is asked for.</summary>
    public ReadOnlySpan<char> Field(int index)
    {
        ReadOnlySpan<char> raw = _reader.Current[index].Span;
        return _hasQuotes && raw.Contains(Quote) ? Unquote(raw.Trim(' ')) : raw;
    }

    /// <summary>The line on which a field of the current record starts.</summary>
    public int LineOf(int index)
    {
        int line = Line;
        for (int i = 0; _hasQuotes && i < index; i++)
            line += LineEnds(_reader.Current[i].Span);
        return line;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        _text.Dispose();
    }

    private bool Move()
    {
        try
        {
            bool found = _reader.MoveNext();
            _text.StartRecord();
            return found;
        }
        catch (Exception exception) when (Translate(exception, _text, _fileName, Line) is { } translated)
        {
            throw translated;
        }
    }

    private static CsvException? Translate(Exception exception, CsvText? text, string fileName, int line)
    {
        if (exception is DecoderFallbackException)
        {
            return new CsvException(fileName, new CsvCell(CsvError.BadEncoding, line, 0, null, null,
                "on this line or after it, bytes are no characters of the file's encoding; set CsvOptions.Encoding."),
                exception);
        }
        return text is { IsRecordTooLong: true }
            ? new CsvException(fileName, new CsvCell(CsvError.RecordTooLong, line, 0, null, null,
                "after this line, a record has millions of characters; perhaps a closing quote is missing."), exception)
            : null;
    }

    // Without text, or with nothing but separators, as spreadsheets write below a table.
    private bool IsBlank(ReadOnlySpan<char> record)
        => record.IsEmpty
            || ((record[0] == _separator || char.IsWhiteSpace(record[0]))
                && !record.ContainsAnyExcept(_separator, ' ', '\t'));

    // Also those of fields that nobody reads: after a wrong one, fields begin and end elsewhere.
    private void RequireQuotes(SepReader.Row row)
    {
        for (int i = 0; i < row.ColCount; i++)
        {
            ReadOnlySpan<char> field = row[i].Span.Trim(' ');
            if (!field.Contains(Quote))
                continue;
            int end = field[0] == Quote ? ClosingQuote(field) : 0;
            if (field[0] != Quote)
            {
                throw Wrong(CsvError.MisplacedQuote, i, field,
                    "a quote stands inside a field that does not start with one.");
            }
            if (end < 0)
                throw Wrong(CsvError.UnterminatedQuote, i, field, "the quote that starts this field is never closed.");
            if (end != field.Length - 1)
            {
                throw Wrong(CsvError.MisplacedQuote, i, field,
                    $"'{Excerpt.Of(field[(end + 1)..])}' follows the closing quote.");
            }
        }
    }

    private CsvException Wrong(CsvError error, int index, ReadOnlySpan<char> field, string reason)
        => new(_fileName, new CsvCell(error, LineOf(index), index + 1, null, Excerpt.Of(field), reason));

    private static int ClosingQuote(ReadOnlySpan<char> field)
    {
        int position = 1;
        while (position < field.Length)
        {
            int next = field[position..].IndexOf(Quote);
            if (next < 0)
                return -1;
            position += next;
            if (position + 1 == field.Length || field[position + 1] != Quote)
                return position;
            position += 2;
        }
        return -1;
    }

    private ReadOnlySpan<char> Unquote(ReadOnlySpan<char> field)
    {
        field = field[1..^1];
        if (!field.Contains(Quote))
            return field;
        if (_unquoted.Length < field.Length)
            _unquoted = new char[Math.Max(field.Length, 2 * _unquoted.Length)];
        int length = 0;
        for (int i = 0; i < field.Length; i++)
        {
            _unquoted[length++] = field[i];
            i += field[i] == Quote ? 1 : 0;
        }
        return _unquoted.AsSpan(0, length);
    }

    private static int LineEnds(ReadOnlySpan<char> text)
    {
        int ends = 0;
        for (int i = 0; i < text.Length; i++)
            ends += text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) ? 1 : 0;
        return ends;
    }
}
