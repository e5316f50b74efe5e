using ScottPlot;
using StaticNet;

namespace Tables.Rendering;

/// <summary>Draws the importance of each column as a bar, the most important at the top.</summary>
internal static class ImportancePlot
{
    private const int Width = 800;
    private const int Height = 500;

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file (PNG).</param>
    /// <param name="importance">The columns.</param>
    public static void Write(string path, ImportanceTable importance)
    {
        var plot = new Plot();
        PlotLook.Apply(plot, "Importance of columns", "how much the loss grows where a column is shuffled", "");
        double[] values = [.. importance.Reverse().Select(static feature => feature.Importance)];
        plot.Add.Bars(values).Horizontal = true;
        double[] places = [.. Enumerable.Range(0, values.Length).Select(static place => (double)place)];
        plot.Axes.Left.SetTicks(places, [.. importance.Reverse().Select(static feature => feature.Name)]);
        plot.Axes.Margins(left: 0);
        PngFile.Write(path, Width, Height, surface => plot.Render(surface));
    }
}
