using ScottPlot;

namespace Shared;

/// <summary>Draws where the codes of test images lie, by two numbers for each.</summary>
internal static class CodePlot
{
    private const int MostPoints = 5_000;

    /// <summary>The plot.</summary>
    /// <param name="data">The images.</param>
    /// <param name="codes">Two numbers for each test image.</param>
    public static Plot Of(ImageData data, float[] codes)
    {
        var plot = new Plot();
        PlotLook.Apply(plot, "Two numbers for each test image", "first", "second");
        int[] shown = [.. Enumerable.Range(0, Math.Min(MostPoints, data.Test.Count))];
        for (int digit = 0; digit < data.Classes.Length; digit++)
        {
            int[] images = [.. shown.Where(image => data.Test.Labels[image] == digit)];
            PlotLook.AddPoints(
                plot, data.Classes[digit], PlotLook.Colors[digit],
                [.. images.Select(image => (double)codes[2 * image])],
                [.. images.Select(image => (double)codes[2 * image + 1])], size: 5, alpha: 0.6);
        }
        plot.ShowLegend(Edge.Right);
        return plot;
    }
}
