using System.Text;

namespace StaticNet;

/// <summary>
/// The characters of a file, after the line that may tell its separator. It watches how many make one record: where a
/// closing quote is missing, a record would be all that is left of the file.
/// </summary>
internal sealed class CsvText : TextReader
{
    private const int StartLength = 1 << 16;
    private const int LongestRecord = 1 << 22;
    private const string SeparatorLine = "sep=";
    private const string Candidates = "\t;,|";

    private readonly StreamReader _reader;
    private readonly char[] _start = new char[StartLength];
    private readonly int _startLength;
    private int _position;
    private int _recordLength;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written, as far as that is known.</param>
    public CsvText(string path, CsvOptions options)
    {
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        try
        {
            Encoding encoding = options.Encoding is { } given ? CsvEncoding.Strict(given) : CsvEncoding.Of(file);
            _reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
            _startLength = _reader.ReadBlock(_start);
        }
        catch
        {
            file.Dispose();
            throw;
        }
        char? told = ReadSeparatorLine();
        Separator = options.Separator ?? told ?? Detect(_start.AsSpan(_position.._startLength), options);
    }

    /// <summary>What stands between two fields.</summary>
    public char Separator { get; }

    /// <summary>How many lines come before the first that is given out.</summary>
    public int SkippedLines { get; private set; }

    /// <summary>Whether a record is longer than any is, so that reading stopped.</summary>
    public bool IsRecordTooLong => _recordLength > LongestRecord;

    /// <summary>Says that a record was found in what was given out.</summary>
    public void StartRecord() => _recordLength = 0;

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        if (IsRecordTooLong)
            throw new InvalidDataException();
        int count = Math.Min(buffer.Length, _startLength - _position);
        if (count > 0)
        {
            _start.AsSpan(_position, count).CopyTo(buffer);
            _position += count;
        }
        else
        {
            count = _reader.Read(buffer);
        }
        _recordLength += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 1 ? one[0] : -1;
    }

    /// <inheritdoc/>
    public override int Peek() => _position < _startLength ? _start[_position] : _reader.Peek();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _reader.Dispose();
        base.Dispose(disposing);
    }

    private char? ReadSeparatorLine()
    {
        ReadOnlySpan<char> start = _start.AsSpan(0, _startLength);
        int end = SeparatorLine.Length + 1;
        if (start.Length < end || !start.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase))
            return null;
        if (start.Length > end && start[end] is not ('\r' or '\n'))
            return null;
        char separator = start[end - 1];
        if (!CsvOptions.CanSeparate(separator))
            return null;
        if (start[end..].StartsWith("\r\n"))
            end++;
        (_position, SkippedLines) = (Math.Min(end + 1, start.Length), 1);
        return separator;
    }

    // Those outside quotes in the first line that has text; with a decimal comma, a comma separates nothing.
    private static char Detect(ReadOnlySpan<char> start, CsvOptions options)
    {
        bool hasDecimalComma = options.Culture.NumberFormat.NumberDecimalSeparator == ",";
        Span<int> counts = stackalloc int[Candidates.Length];
        bool isQuoted = false;
        foreach (char character in start.TrimStart("\r\n"))
        {
            if (character == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && character is '\r' or '\n')
                break;
            else if (!isQuoted && Candidates.IndexOf(character, StringComparison.Ordinal) is >= 0 and int candidate)
                counts[candidate]++;
        }
        if (hasDecimalComma)
            counts[Candidates.IndexOf(',', StringComparison.Ordinal)] = 0;
        int most = 0;
        for (int i = 1; i < counts.Length; i++)
            most = counts[i] > counts[most] ? i : most;
        return counts[most] > 0 ? Candidates[most] : hasDecimalComma ? ';' : ',';
    }
}
