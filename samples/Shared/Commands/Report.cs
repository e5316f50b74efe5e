using System.Globalization;

namespace Shared;

/// <summary>Writes what came of it, the same in every culture.</summary>
internal static class Report
{
    public static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
