using System.Globalization;
using System.Text;

namespace StaticNet;

/// <summary>Formats a network as a table.</summary>
public static class NetworkSummary
{
    private static readonly string[] Header = ["Layer", "Output shape", "Parameters", "FLOPs"];

    /// <summary>A row for each layer, then the totals.</summary>
    /// <param name="definition">The network.</param>
    /// <returns>Lines of text, each ended by a line feed.</returns>
    public static string Format(NetworkDefinition definition)
    {
        List<string[]> rows = [Header];
        foreach (LayerDescription layer in definition.Layers)
            rows.Add([$"{layer.Name} ({layer.Kind})", layer.OutputShape, Count(layer.Parameters), Count(layer.Flops)]);
        string parameters = Count(definition.Layers.Sum(layer => (long)layer.Parameters));
        string flops = Count(definition.Layers.Sum(layer => layer.Flops));
        rows.Add(["Total", "", parameters, flops]);

        int[] widths = [.. Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length))];
        string rule = new('-', widths.Sum() + 2 * (widths.Length - 1));
        StringBuilder text = new();
        text.Append(definition.Name).Append('\n').Append(rule).Append('\n');
        for (int row = 0; row < rows.Count; row++)
        {
            if (row == 1 || row == rows.Count - 1)
                text.Append(rule).Append('\n');
            AppendRow(text, rows[row], widths);
        }
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string[] row, int[] widths)
    {
        string line = row[0].PadRight(widths[0]) + "  " + row[1].PadRight(widths[1]) + "  "
            + row[2].PadLeft(widths[2]) + "  " + row[3].PadLeft(widths[3]);
        text.Append(line.TrimEnd()).Append('\n');
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
