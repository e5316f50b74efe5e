using System.ComponentModel;

namespace StaticNet;

/// <summary>For generated code: parts of dates and times as inputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DateFeatures
{
    private const double DaysOfYear = 365.25;

    // Sine and cosine take most of the time of encoding a date, and here there are few of them.
    private static readonly (float Sine, float Cosine)[] s_months = Points(12), s_days = Points(31),
        s_weekdays = Points(7);

    /// <summary>A date and time as it is.</summary>
    public static DateTime Moment(DateTime value) => value;

    /// <summary>The date and time of the clock that it was read from.</summary>
    public static DateTime Moment(DateTimeOffset value) => value.DateTime;

    /// <summary>The start of a day.</summary>
    public static DateTime Moment(DateOnly value) => value.ToDateTime(TimeOnly.MinValue);

    /// <summary>The time of some day.</summary>
    public static DateTime Moment(TimeOnly value) => new(value.Ticks);

    /// <summary>The year with its fraction.</summary>
    public static double Year(DateTime value) =>
        value.Year + (value.DayOfYear - 1 + value.TimeOfDay.TotalDays) / (DateTime.IsLeapYear(value.Year) ? 366 : 365);

    /// <summary>Sine and cosine of the month in the year.</summary>
    public static void Month(DateTime value, Span<float> pair) => Write(s_months[value.Month - 1], pair);

    /// <summary>Sine and cosine of the day in the month.</summary>
    public static void Day(DateTime value, Span<float> pair) => Write(s_days[value.Day - 1], pair);

    /// <summary>Sine and cosine of the day in the year.</summary>
    public static void DayOfYear(DateTime value, Span<float> pair) => Cycle((value.DayOfYear - 1) / DaysOfYear, pair);

    /// <summary>Sine and cosine of the day in the week, which starts with Sunday.</summary>
    public static void Weekday(DateTime value, Span<float> pair) => Write(s_weekdays[(int)value.DayOfWeek], pair);

    /// <summary>Sine and cosine of the time of the day.</summary>
    public static void Hour(DateTime value, Span<float> pair) => Cycle(value.TimeOfDay.TotalDays, pair);

    /// <summary>Sine and cosine of the time of the hour.</summary>
    public static void Minute(DateTime value, Span<float> pair) =>
        Cycle(value.TimeOfDay.TotalHours - Math.Floor(value.TimeOfDay.TotalHours), pair);

    private static void Cycle(double part, Span<float> pair) => Write(Point(part), pair);

    private static void Write((float Sine, float Cosine) point, Span<float> pair)
    {
        if (pair.Length != 2)
            throw new ArgumentException($"A sine and a cosine need 2 places, not {pair.Length}.", nameof(pair));
        (pair[0], pair[1]) = point;
    }

    private static (float Sine, float Cosine)[] Points(int count) =>
        [.. Enumerable.Range(0, count).Select(index => Point(index / (double)count))];

    private static (float Sine, float Cosine) Point(double part)
    {
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * part);
        return ((float)sine, (float)cosine);
    }
}
