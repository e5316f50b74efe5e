using System.Globalization;
using Spectre.Console;
using StaticNet;

namespace Shared;

/// <summary>A line of what a program says before it trains.</summary>
internal static class HeaderLine
{
    /// <summary>Writes it: a word, and what there is to say about it.</summary>
    public static void Write(string name, FormattableString value)
        => AnsiConsole.Write(new Grid()
            .AddColumn(new GridColumn().Width(8).NoWrap())
            .AddColumn()
            .AddRow(new Text(name, TextStyles.Faint), new Text(value.ToString(CultureInfo.InvariantCulture))));

    /// <summary>Writes the line of a network's layers.</summary>
    public static void WriteLayers(NetworkDefinition definition)
    {
        IEnumerable<string> layers = definition.Layers.Select(layer => $"{layer.Kind} {layer.OutputShape}");
        Write("layers", $"{string.Join(" → ", layers)}");
    }

    /// <summary>How many threads may work, in words.</summary>
    public static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";
}
