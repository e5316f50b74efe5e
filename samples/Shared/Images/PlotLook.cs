using ScottPlot;

namespace Shared;

/// <summary>What all plots have in common.</summary>
internal static class PlotLook
{
    /// <summary>Ten colours that can be told apart: of curves in their order, of images by their class.</summary>
    public static Color[] Colors { get; } = new ScottPlot.Palettes.Category10().Colors;

    /// <summary>Titles a plot and its axes, in a font that is installed.</summary>
    public static void Apply(Plot plot, string title, string x, string y)
    {
        plot.Title(title);
        plot.XLabel(x);
        plot.YLabel(y);
        if (InstalledFont.Family is { } font)
            plot.Font.Set(font);
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
    }

    /// <summary>Adds points of one colour.</summary>
    public static void AddPoints(Plot plot, string name, Color color, double[] x, double[] y, float size, double alpha)
    {
        if (x.Length == 0)
            return;
        ScottPlot.Plottables.Markers points = plot.Add.Markers(
            x, y, MarkerShape.FilledCircle, size, color.WithAlpha(alpha));
        points.LegendText = name;
    }
}
