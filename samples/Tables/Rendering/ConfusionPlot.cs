using ScottPlot;
using StaticNet;

namespace Tables.Rendering;

/// <summary>Draws which class was taken for which, under their names.</summary>
internal static class ConfusionPlot
{
    private const int Size = 620;

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file (PNG).</param>
    /// <param name="confusion">The counts.</param>
    public static void Write(string path, ConfusionMatrix confusion)
    {
        int classes = confusion.Classes;
        string[] names = [.. confusion.PerClass.Select(static metrics => metrics.Name)];
        double[,] parts = new double[classes, classes];
        var plot = new Plot();
        PlotLook.Apply(plot, "Departments", "predicted", "real");
        for (int actual = 0; actual < classes; actual++)
        {
            for (int predicted = 0; predicted < classes; predicted++)
            {
                long count = confusion[actual, predicted];
                parts[actual, predicted] = (double)count / Math.Max(1, confusion.PerClass[actual].Support);
                ScottPlot.Plottables.Text text = plot.Add.Text($"{count}", predicted, classes - 1 - actual);
                text.LabelAlignment = Alignment.MiddleCenter;
                text.LabelFontColor = parts[actual, predicted] > 0.5 ? Colors.White : Colors.Black;
            }
        }
        ScottPlot.Plottables.Heatmap map = plot.Add.Heatmap(parts);
        map.Colormap = new ScottPlot.Colormaps.Blues().Reversed();
        plot.MoveToBack(map);
        double[] places = [.. Enumerable.Range(0, classes).Select(static place => (double)place)];
        plot.Axes.Bottom.SetTicks(places, names);
        plot.Axes.Left.SetTicks(places, [.. names.Reverse()]);
        plot.Axes.Margins(0, 0);
        PngFile.Write(path, Size, Size, surface => plot.Render(surface));
    }
}
