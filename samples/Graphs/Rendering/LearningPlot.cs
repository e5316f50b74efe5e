using ScottPlot;

namespace Graphs.Rendering;

/// <summary>Draws the curves of loss and accuracy.</summary>
internal static class LearningPlot
{
    private const int Width = 1200;
    private const int Height = 500;

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file (PNG).</param>
    /// <param name="networks">How each network learned.</param>
    public static void Write(string path, IReadOnlyList<Curves> networks)
    {
        var multiplot = new Multiplot();
        multiplot.AddPlots(2);
        multiplot.Layout = new ScottPlot.MultiplotLayouts.Columns();
        DrawLoss(multiplot.GetPlot(0), networks);
        DrawAccuracy(multiplot.GetPlot(1), networks);
        PngFile.Write(path, Width, Height, multiplot.Render);
    }

    private static void DrawLoss(Plot plot, IReadOnlyList<Curves> networks)
    {
        PlotLook.Apply(plot, "Loss", "epoch", "loss");
        int color = 0;
        foreach (Curves curves in networks)
        {
            bool isOne = curves.TestLosses.Count == 1;
            Color faint = isOne ? PlotLook.Colors[color].WithAlpha(0.45) : Colors.Gray.WithAlpha(0.6);
            Add(plot, $"{curves.Name}, training", faint, curves.Log.Losses, isFaint: true);
            foreach (Curve loss in curves.TestLosses)
                Add(plot, $"{loss.Name}, test", PlotLook.Colors[color++], ByEpoch(curves, loss.Value));
        }
        plot.Axes.SetLimitsY(0, networks.Max(HighestLoss) * 1.1);
        plot.ShowLegend(Alignment.MiddleRight);
    }

    // The first steps fall from so high that the rest would be a flat line below them: they run out of the picture.
    private static double HighestLoss(Curves curves)
        => curves.Log.Losses.Skip(curves.Log.Losses.Count / 40).Select(point => point.Loss)
            .Concat(curves.Log.Epochs.Select(epoch => epoch.ValidationLoss ?? 0))
            .DefaultIfEmpty(1).Max();

    private static void DrawAccuracy(Plot plot, IReadOnlyList<Curves> networks)
    {
        PlotLook.Apply(plot, "Test accuracy", "epoch", "accuracy");
        int color = 0;
        foreach (Curves curves in networks)
        {
            foreach (Curve accuracy in curves.TestAccuracies)
                Add(plot, accuracy.Name, PlotLook.Colors[color++], ByEpoch(curves, accuracy.Value));
        }
        // Of two networks, one may stay at the bottom.
        plot.ShowLegend(networks.Count > 1 ? Alignment.MiddleRight : Alignment.LowerRight);
    }

    private static (double X, double Y)[] ByEpoch(Curves curves, Func<StaticNet.EpochResult, double?> measure)
        => [.. curves.Log.Epochs.Select(epoch => ((double)epoch.Epoch, measure(epoch) ?? 0))];

    private static void Add(
        Plot plot, string name, Color color, IReadOnlyList<(double X, double Y)> points, bool isFaint = false)
    {
        if (points.Count == 0)
            return;
        double[] x = [.. points.Select(point => point.X)], y = [.. points.Select(point => point.Y)];
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(x, y, color);
        line.LegendText = name;
        line.LineWidth = isFaint ? 1.5f : 2.5f;
        line.MarkerSize = isFaint ? 0 : 8;
    }
}
