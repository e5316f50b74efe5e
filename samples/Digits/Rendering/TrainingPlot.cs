using ScottPlot;
using StaticNet;

namespace Digits.Rendering;

/// <summary>Draws the curves of loss and accuracy.</summary>
internal static class TrainingPlot
{
    private const int Width = 1200;
    private const int Height = 500;

    private static readonly Color s_training = Color.FromHex("#1f77b4");
    private static readonly Color s_test = Color.FromHex("#d62728");

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file (PNG).</param>
    /// <param name="log">What happened.</param>
    /// <param name="model">The name of the network.</param>
    public static void Write(string path, TrainingLog log, string model)
    {
        var multiplot = new Multiplot();
        multiplot.AddPlots(2);
        multiplot.Layout = new ScottPlot.MultiplotLayouts.Columns();
        DrawLoss(multiplot.GetPlot(0), log, model);
        DrawAccuracy(multiplot.GetPlot(1), log, model);
        PngFile.Write(path, Width, Height, multiplot.Render);
    }

    private static void DrawLoss(Plot plot, TrainingLog log, string model)
    {
        Style(plot, $"{model}: loss", "loss");
        Add(plot, "training batches", s_training, log.Losses, markers: false);
        Add(plot, "test", s_test, ByEpoch(log, epoch => epoch.ValidationLoss));
        plot.Axes.SetLimitsY(0, HighestLoss(log) * 1.1);
        plot.ShowLegend(Alignment.UpperRight);
    }

    // The first steps fall from so high that the rest would be a flat line below them: they run out of the picture.
    private static double HighestLoss(TrainingLog log)
        => log.Losses.Skip(log.Losses.Count / 40).Select(point => point.Loss)
            .Concat(log.Epochs.Select(epoch => epoch.ValidationLoss ?? 0))
            .DefaultIfEmpty(1).Max();

    private static void DrawAccuracy(Plot plot, TrainingLog log, string model)
    {
        Style(plot, $"{model}: accuracy", "accuracy");
        Add(plot, "training", s_training, ByEpoch(log, epoch => epoch.Accuracy));
        Add(plot, "test", s_test, ByEpoch(log, epoch => epoch.ValidationAccuracy));
        plot.ShowLegend(Alignment.LowerRight);
    }

    private static (double X, double Y)[] ByEpoch(TrainingLog log, Func<EpochResult, double?> measure)
        => [.. log.Epochs.Select(epoch => ((double)epoch.Epoch, measure(epoch) ?? 0))];

    private static void Style(Plot plot, string title, string measure)
    {
        plot.Title(title);
        plot.XLabel("epoch");
        plot.YLabel(measure);
        if (InstalledFont.Family is { } font)
            plot.Font.Set(font);
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
    }

    private static void Add(
        Plot plot, string name, Color color, IReadOnlyList<(double X, double Y)> points, bool markers = true)
    {
        if (points.Count == 0)
            return;
        double[] x = [.. points.Select(point => point.X)], y = [.. points.Select(point => point.Y)];
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(x, y, color);
        line.LegendText = name;
        line.LineWidth = 2;
        line.MarkerSize = markers ? 8 : 0;
    }
}
