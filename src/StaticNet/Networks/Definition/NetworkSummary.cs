using System.Globalization;
using System.Text;

namespace StaticNet;

/// <summary>Formats a network as a table.</summary>
public static class NetworkSummary
{
    private static readonly string[] Header = ["Layer", "Reads", "Output shape", "Parameters", "FLOPs", "Kernel"];

    /// <summary>
    /// A row for each layer, then the totals. What a layer reads stands there too, except in a chain, where it is the
    /// layer before; and so does how this processor computes it, where there is a choice.
    /// </summary>
    /// <param name="definition">The network.</param>
    /// <returns>Lines of text, each ending with a line feed.</returns>
    public static string Format(NetworkDefinition definition)
    {
        List<string[]> rows = [Header];
        rows.AddRange(definition.Layers.Select(Row));
        string parameters = Count(definition.Layers.Sum(layer => (long)layer.Parameters));
        string flops = Count(definition.Layers.Sum(layer => layer.Flops));
        rows.Add(["Total", "", "", parameters, flops, ""]);

        // Of a chain, nothing is said of what layers read.
        int[] columns =
            [.. Enumerable.Range(0, Header.Length).Where(column => rows.Skip(1).Any(row => row[column].Length > 0))];
        int[] widths = [.. Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length))];
        string rule = new('-', columns.Sum(column => widths[column] + 2) - 2);
        StringBuilder text = new();
        text.Append(definition.Name).Append('\n').Append(rule).Append('\n');
        for (int row = 0; row < rows.Count; row++)
        {
            if (row == 1 || row == rows.Count - 1)
                text.Append(rule).Append('\n');
            string line = string.Join("  ", columns.Select(column => Cell(rows[row][column], column, widths)));
            text.Append(line.TrimEnd()).Append('\n');
        }
        return text.ToString();
    }

    private static string[] Row(LayerDescription layer) =>
    [
        $"{layer.Name} ({layer.Kind})", string.Join(", ", layer.Reads), layer.OutputShape, Count(layer.Parameters),
        Count(layer.Flops), layer.Kernel,
    ];

    // Numbers are aligned at their last digit.
    private static string Cell(string text, int column, int[] widths)
        => column is 3 or 4 ? text.PadLeft(widths[column]) : text.PadRight(widths[column]);

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
