using ScottPlot;
using StaticNet;

namespace Tables.Rendering;

/// <summary>Draws the predicted price of each house above its real one.</summary>
internal static class PricePlot
{
    private const int Size = 700;
    private const int MostPoints = 2000;
    private const double Thousand = 1000;

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file (PNG).</param>
    /// <param name="network">The trained network.</param>
    /// <param name="houses">The houses.</param>
    public static void Write(string path, HousePrice network, Table<House> houses)
    {
        House[] shown = [.. houses.Take(MostPoints)];
        double[] real = [.. shown.Select(static house => house.Price / Thousand)];
        double[] predicted = [.. shown.Select(house => network.Predict(house) / Thousand)];
        var plot = new Plot();
        PlotLook.Apply(plot, "Prices of houses, in thousands", "real", "predicted");
        PlotLook.AddPoints(plot, "", PlotLook.Colors[0], real, predicted, size: 5, alpha: 0.5);
        double most = Math.Max(real.Max(), predicted.Max());
        ScottPlot.Plottables.LinePlot line = plot.Add.Line(0, 0, most, most);
        line.LineColor = Colors.Black;
        PngFile.Write(path, Size, Size, surface => plot.Render(surface));
    }
}
