using System.Buffers;
using System.Globalization;

namespace StaticNet;

/// <summary>Reads numbers of single precision, each the nearest to what stands there.</summary>
/// <param name="options">How they are written.</param>
internal sealed class CsvNumbers(CsvOptions options)
{
    private const int LongestNumber = 100;

    private readonly CultureInfo _culture = options.Culture;
    private readonly char _point = options.Culture.NumberFormat.NumberDecimalSeparator is [char only] ? only : '\0';
    private readonly char[] _withoutThousands = new char[LongestNumber];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _missing =
        new HashSet<string>(options.MissingValues, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly SearchValues<char> _firstOfMissing =
        SearchValues.Create([.. options.MissingValues.Where(static text => text.Length > 0).Select(static text => text[0])]);

    /// <summary>Whether a field says that there is no value.</summary>
    public bool IsMissing(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        // Nearly every field is looked up, and nearly none is there.
        return text.IsEmpty || (_firstOfMissing.Contains(text[0]) && _missing.Contains(text));
    }

    /// <summary>Reads a number that is not missing; it may be infinite where it is too large.</summary>
    public bool TryParse(ReadOnlySpan<char> text, out float value)
    {
        text = text.Trim();
        if (TryParsePlain(text, out value))
            return true;
        text = WithoutThousands(text);
        return TryParsePlain(text, out value) || TryParseAny(text, out value);
    }

    /// <summary>
    /// A number without its separators of thousands, where there may be some and they stand right; otherwise the text
    /// as it is. Valid until another is asked for.
    /// </summary>
    public ReadOnlySpan<char> WithoutThousands(ReadOnlySpan<char> text)
    {
        if (!options.AllowThousands || text.Length > LongestNumber)
            return text;
        return RemoveThousands(text, _withoutThousands, out int length) ? _withoutThousands.AsSpan(0, length) : text;
    }

    private bool TryParseAny(ReadOnlySpan<char> text, out float value)
        => float.TryParse(text, NumberStyles.Float, _culture, out value) && !float.IsNaN(value);

    private bool TryParsePlain(ReadOnlySpan<char> text, out float value) => PlainNumber.TryParse(text, _point, out value);

    // Whole groups of three digits after one to three of them, before the decimal separator. Where the culture
    // separates by some kind of space, any kind does.
    private bool RemoveThousands(ReadOnlySpan<char> text, Span<char> without, out int length)
    {
        char separator = _culture.NumberFormat.NumberGroupSeparator is [char only] ? only : '\0';
        int end = text.IndexOf(_point), sinceSeparator = 0, groups = 0;
        end = end < 0 ? text.Length : end;
        length = 0;
        for (int i = 0; i < end; i++)
        {
            bool separates = text[i] == separator || (char.IsWhiteSpace(separator) && char.IsWhiteSpace(text[i]));
            if (!separates)
            {
                without[length++] = text[i];
                sinceSeparator += char.IsAsciiDigit(text[i]) ? 1 : 0;
                continue;
            }
            if (sinceSeparator is 0 or > 3 || (groups > 0 && sinceSeparator != 3))
                return false;
            (groups, sinceSeparator) = (groups + 1, 0);
        }
        text[end..].CopyTo(without[length..]);
        length += text.Length - end;
        return groups == 0 || sinceSeparator == 3;
    }
}
