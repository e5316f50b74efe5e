using System.Globalization;
using Spectre.Console;

namespace Shared;

/// <summary>A line of what a program says before it trains.</summary>
internal static class HeaderLine
{
    /// <summary>Writes it: a word, and what there is to say about it.</summary>
    public static void Write(string name, FormattableString value)
        => AnsiConsole.Write(new Grid()
            .AddColumn(new GridColumn().Width(8).NoWrap())
            .AddColumn()
            .AddRow(new Text(name, Color.Grey), new Text(value.ToString(CultureInfo.InvariantCulture))));
}
