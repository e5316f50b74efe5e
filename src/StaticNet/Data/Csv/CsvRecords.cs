using System.Text;

namespace StaticNet;

/// <summary>
/// Splits a file into records and fields, strictly by RFC 4180: fields with separators, line ends or quotes stand in
/// quotes, quotes within are doubled. Lines may also end in a line feed alone. Memory is that of one record.
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
    private readonly StringBuilder _text = new();
    private readonly List<string> _fields = [];
    private readonly List<int> _fieldLines = [];
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

    /// <summary>The fields of the current record.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>The line on which the current record starts, or the last one where there is none.</summary>
    public int Line => _fieldLines.Count > 0 ? _fieldLines[0] : _nextLine;

    /// <summary>Goes to the next record.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="CsvException">It is malformed.</exception>
    public bool Next()
    {
        _fields.Clear();
        _fieldLines.Clear();
        if (_next == End)
            return false;
        bool more = true;
        while (more)
        {
            _fieldLines.Add(_nextLine);
            _text.Clear();
            if (_next == Quote)
                ReadQuoted();
            else
                ReadPlain();
            _fields.Add(_text.ToString());
            more = _next == _separator;
            if (more)
                Advance();
        }
        SkipLineEnd();
        return true;
    }

    /// <summary>An error in a field of the current record.</summary>
    /// <param name="error">The kind of error.</param>
    /// <param name="index">The index of the field, the first being 0.</param>
    /// <param name="name">The name of its column.</param>
    /// <param name="reason">What was found, what was expected.</param>
    public CsvException Error(CsvError error, int index, string? name, string reason) =>
        new(_fileName, error, new CsvPlace(_fieldLines[index], index + 1, name), reason);

    /// <summary>An error in the current record, or at the end of the file.</summary>
    /// <param name="error">The kind of error.</param>
    /// <param name="reason">What was found, what was expected.</param>
    public CsvException Error(CsvError error, string reason) => new(_fileName, error, new CsvPlace(Line), reason);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _reader.Dispose();

    private void ReadPlain()
    {
        while (!AtFieldEnd)
        {
            if (_next == Quote)
                throw Malformed(CsvError.MisplacedQuote, "a quote stands inside a field that does not start with one.");
            Append();
        }
    }

    private void ReadQuoted()
    {
        Advance();
        while (true)
        {
            if (_next == End)
                throw Malformed(CsvError.UnterminatedQuote, "the quote that starts this field is never closed.");
            if (_next == Quote)
            {
                Advance();
                if (_next != Quote)
                    break;
            }
            Append();
        }
        if (!AtFieldEnd)
            throw Malformed(CsvError.MisplacedQuote, $"'{(char)_next}' follows the closing quote.");
    }

    private bool AtFieldEnd => _next is End or '\r' or '\n' || _next == _separator;

    private void SkipLineEnd()
    {
        if (_next == '\r')
        {
            Advance();
            if (_next != '\n')
                throw Malformed(CsvError.BadLineEnd, "a carriage return stands alone; lines end in CR LF or LF.");
        }
        if (_next == '\n')
            Advance();
    }

    private void Append()
    {
        if (_text.Length == MaximumFieldLength)
        {
            throw Malformed(CsvError.FieldTooLong,
                $"the field has more than {MaximumFieldLength} characters; perhaps a closing quote is missing.");
        }
        _text.Append((char)_next);
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

    private CsvException Malformed(CsvError error, string reason) => Error(error, _fieldLines.Count - 1, null, reason);
}
