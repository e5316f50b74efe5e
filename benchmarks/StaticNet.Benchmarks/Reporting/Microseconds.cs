using System.Globalization;

namespace StaticNet.Benchmarks.Reporting;

/// <summary>Prints times.</summary>
internal static class Microseconds
{
    /// <summary>
    /// Three significant digits or more: a call of a small network takes hundredths of a microsecond.
    /// </summary>
    /// <param name="value">The microseconds.</param>
    public static string Text(double value) => value.ToString(
        value >= 100 ? "0" : value >= 10 ? "0.0" : value >= 1 ? "0.00" : "0.0000", CultureInfo.InvariantCulture);
}
