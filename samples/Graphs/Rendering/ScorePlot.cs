using ScottPlot;

namespace Graphs.Rendering;

/// <summary>Draws the score of each image above its digit.</summary>
internal static class ScorePlot
{
    private const int Width = 1000;
    private const int Height = 600;
    private const int PointsOfDigit = 300;

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file (PNG).</param>
    /// <param name="data">The images.</param>
    /// <param name="scores">One for each test image.</param>
    public static void Write(string path, ImageData data, float[] scores)
    {
        var plot = new Plot();
        PlotLook.Apply(plot, "The score that the tower gives each test image", "what the image shows", "score");
        for (int digit = 0; digit < data.Classes.Length; digit++)
            Draw(plot, digit, [.. scores.Where((_, index) => data.Test.Labels[index] == digit).Order()]);
        double[] positions = [.. Enumerable.Range(0, data.Classes.Length).Select(digit => (double)digit)];
        plot.Axes.Bottom.SetTicks(positions, data.Classes);
        PngFile.Write(path, Width, Height, surface => plot.Render(surface));
    }

    // The points of a digit stand beside each other so that they can be seen; the line is their median.
    private static void Draw(Plot plot, int digit, float[] scores)
    {
        if (scores.Length == 0)
            return;
        var random = new Random(digit);
        double[] shown = [.. Enumerable.Range(0, Math.Min(PointsOfDigit, scores.Length))
            .Select(point => (double)scores[point * scores.Length / Math.Min(PointsOfDigit, scores.Length)])];
        double[] x = [.. shown.Select(_ => digit + (random.NextDouble() - 0.5) * 0.55)];
        PlotLook.AddPoints(plot, "", PlotLook.Colors[digit], x, shown, size: 5, alpha: 0.45);
        double median = scores[scores.Length / 2];
        ScottPlot.Plottables.LinePlot line = plot.Add.Line(digit - 0.36, median, digit + 0.36, median);
        line.LineColor = Colors.Black;
        line.LineWidth = 2.5f;
    }
}
