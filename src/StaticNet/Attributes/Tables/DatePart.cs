namespace StaticNet;

/// <summary>The parts of a date or time that are inputs of a network; they can be combined.</summary>
[Flags]
public enum DatePart
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The year with its fraction, a number that is standardised from the training data.</summary>
    Year = 1,

    /// <summary>The month of the year, a cycle of 12.</summary>
    Month = 2,

    /// <summary>The day of the month, a cycle of 31.</summary>
    Day = 4,

    /// <summary>The day of the year, a cycle of 365.25.</summary>
    DayOfYear = 8,

    /// <summary>The day of the week, a cycle of 7.</summary>
    Weekday = 16,

    /// <summary>The hour of the day with its fraction, a cycle of 24.</summary>
    Hour = 32,

    /// <summary>The minute of the hour with its fraction, a cycle of 60.</summary>
    Minute = 64,
}
