using System.Text;

namespace StaticNet;

/// <summary>
/// Splits a file into records and fields, strictly by RFC 4180: fields with separators, line ends or quotes stand in
/// quotes, quotes within are doubled. Lines may also end in a line feed alone. Memory is that of one field.
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    private const int End = -1;
    private const char Quote = '"';

    // Far beyond any number or name. A missing closing quote would otherwise read the whole file into one field.
    private const int MaximumFieldLength = 1 << 16;

    private readonly string _fileName;
    private readonly StreamReader _reader;
    private readonly char _separator;
    private char[] _field = new char[256];
    private int _length;
    private int _fieldLine = 1;
    private bool _hasMore;
    private int _next;
    private int _nextLine = 1;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file, UTF-8 with or without a byte order mark.</param>
    /// <param name="separator">What stands between two fields.</param>
    public CsvRecords(string path, char separator)
    {
        _fileName = path;
        _separator = separator;
        // The byte order mark is the encoding's preamble, which the reader skips.
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
        _reader = new StreamReader(path, strict, detectEncodingFromByteOrderMarks: false);
        try
        {
            Advance();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The current field.</summary>
    public ReadOnlySpan<char> Field => _field.AsSpan(0, _length);

    /// <summary>The number of fields of the current record so far.</summary>
    public int Count { get; private set; }

    /// <summary>The line on which the current record starts, or the last one where there is none.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Goes to the next record, once all fields of the one before are read.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        Count = 0;
        Line = _nextLine;
        _hasMore = _next != End;
        return _hasMore;
    }

    /// <summary>Goes to the next field of the record.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="CsvException">It is malformed.</exception>
    public bool NextField()
    {
        if (!_hasMore)
            return false;
        if (Count > 0)
            Advance();
        Count++;
        _fieldLine = _nextLine;
        _length = 0;
        if (_next == Quote)
            ReadQuoted();
        else
            ReadPlain();
        _hasMore = _next == _separator;
        if (!_hasMore)
            SkipLineEnd();
        return true;
    }

    /// <summary>An error in the current field.</summary>
    /// <param name="error">The kind of error.</param>
    /// <param name="name">The name of its column.</param>
    /// <param name="reason">What was found, what was expected.</param>
    public CsvException FieldError(CsvError error, string? name, string reason) =>
        new(_fileName, error, new CsvPlace(_fieldLine, Count, name), reason);

    /// <summary>An error in the current record, or at the end of the file.</summary>
    /// <param name="error">The kind of error.</param>
    /// <param name="reason">What was found, what was expected.</param>
    public CsvException Error(CsvError error, string reason) => new(_fileName, error, new CsvPlace(Line), reason);

    /// <summary>An error in a field of the header, which is the current record.</summary>
    /// <param name="error">The kind of error.</param>
    /// <param name="column">The index of the field.</param>
    /// <param name="reason">What was found, what was expected.</param>
    public CsvException HeaderError(CsvError error, int column, string reason) =>
        new(_fileName, error, new CsvPlace(Line, column + 1), reason);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _reader.Dispose();

    private void ReadPlain()
    {
        while (!AtFieldEnd)
        {
            if (_next == Quote)
            {
                throw FieldError(CsvError.MisplacedQuote, null,
                    "a quote stands inside a field that does not start with one.");
            }
            Append();
        }
    }

    private void ReadQuoted()
    {
        Advance();
        while (true)
        {
            if (_next == End)
            {
                throw FieldError(
                    CsvError.UnterminatedQuote, null, "the quote that starts this field is never closed.");
            }
            if (_next == Quote)
            {
                Advance();
                if (_next != Quote)
                    break;
            }
            Append();
        }
        if (!AtFieldEnd)
            throw FieldError(CsvError.MisplacedQuote, null, $"'{(char)_next}' follows the closing quote.");
    }

    private bool AtFieldEnd => _next is End or '\r' or '\n' || _next == _separator;

    private void SkipLineEnd()
    {
        if (_next == '\r')
        {
            Advance();
            if (_next != '\n')
            {
                throw FieldError(
                    CsvError.BadLineEnd, null, "a carriage return stands alone; lines end in CR LF or LF.");
            }
        }
        if (_next == '\n')
            Advance();
    }

    private void Append()
    {
        if (_length == MaximumFieldLength)
        {
            throw FieldError(CsvError.FieldTooLong, null,
                $"the field has more than {MaximumFieldLength} characters; perhaps a closing quote is missing.");
        }
        if (_length == _field.Length)
            Array.Resize(ref _field, 2 * _length);
        _field[_length++] = (char)_next;
        Advance();
    }

    private void Advance()
    {
        if (_next == '\n')
            _nextLine++;
        try
        {
            _next = _reader.Read();
        }
        catch (DecoderFallbackException exception)
        {
            throw new CsvException(_fileName, CsvError.BadEncoding, new CsvPlace(_nextLine),
                "the file is not UTF-8 on this line or soon after it.", exception);
        }
    }
}
