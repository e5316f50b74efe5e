using System.Globalization;
using System.Text;

namespace System.Runtime.CompilerServices;

/// <summary>
/// What an interpolated string becomes in the assemblies that this file is compiled into: the C# compiler prefers it to
/// the framework's type of that name. Numbers are written for the invariant culture, so that generated code, files and
/// messages are the same on every machine; under some cultures, a minus is not even the character that C# knows.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct DefaultInterpolatedStringHandler(int literalLength, int formattedCount)
{
    private const int GuessedLength = 11;

    private readonly StringBuilder _text = new(literalLength + formattedCount * GuessedLength);

    public void AppendLiteral(string value) => _text.Append(value);

    public void AppendFormatted(string? value) => _text.Append(value);

    public void AppendFormatted(ReadOnlySpan<char> value) => _text.Append(value.ToString());

    public void AppendFormatted<T>(T value, string? format = null) => _text.Append(
        value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());

    public void AppendFormatted<T>(T value, int alignment, string? format = null)
    {
        int start = _text.Length;
        AppendFormatted(value, format);
        int padding = Math.Abs(alignment) - (_text.Length - start);
        if (padding > 0)
            _text.Insert(alignment < 0 ? _text.Length : start, " ", padding);
    }

    public string ToStringAndClear() => _text.ToString();
}
