namespace StaticNet;

/// <summary>
/// Dates and times as ISO 8601 writes them, <c>2024-05-31</c>, <c>17:30</c> or both, which most files have: faster than
/// those of any notation.
/// </summary>
internal static class IsoDate
{
    private const int DateLength = 10;

    /// <summary>Reads a date or time.</summary>
    /// <returns>Whether it is one; what is none of these may be a date all the same.</returns>
    public static bool TryParse<T>(ReadOnlySpan<char> text, out T value)
        where T : struct
    {
        value = default;
        if (typeof(T) == typeof(DateOnly) && Date(text, out DateOnly date))
            value = (T)(object)date;
        else if (typeof(T) == typeof(TimeOnly) && Time(text, out TimeOnly time))
            value = (T)(object)time;
        else if (typeof(T) == typeof(DateTime) && DateAndTime(text, out DateTime moment))
            value = (T)(object)moment;
        else
            return false;
        return true;
    }

    private static bool DateAndTime(ReadOnlySpan<char> text, out DateTime value)
    {
        value = default;
        if (text.Length < DateLength || !Date(text[..DateLength], out DateOnly date))
            return false;
        TimeOnly time = default;
        bool hasTime = text.Length > DateLength;
        if (hasTime && (text[DateLength] is not (' ' or 'T') || !Time(text[(DateLength + 1)..], out time)))
            return false;
        value = date.ToDateTime(time);
        return true;
    }

    private static bool Date(ReadOnlySpan<char> text, out DateOnly value)
    {
        value = default;
        if (text.Length != DateLength || text[4] != '-' || text[7] != '-'
            || !Pair(text, 0, out int century) || !Pair(text, 2, out int year)
            || !Pair(text, 5, out int month) || !Pair(text, 8, out int day))
            return false;
        year += 100 * century;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        value = new DateOnly(year, month, day);
        return true;
    }

    private static bool Time(ReadOnlySpan<char> text, out TimeOnly value)
    {
        value = default;
        int second = 0;
        if (text.Length is not (5 or 8) || text[2] != ':' || !Pair(text, 0, out int hour) || !Pair(text, 3, out int minute)
            || (text.Length == 8 && (text[5] != ':' || !Pair(text, 6, out second))))
            return false;
        if (hour > 23 || minute > 59 || second > 59)
            return false;
        value = new TimeOnly(hour, minute, second);
        return true;
    }

    private static bool Pair(ReadOnlySpan<char> text, int start, out int value)
    {
        int tens = text[start] - '0', ones = text[start + 1] - '0';
        value = 10 * tens + ones;
        return (uint)tens <= 9 && (uint)ones <= 9;
    }
}
