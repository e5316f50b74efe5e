using System.Globalization;
using ScottPlot;
using Tables.Data;

namespace Tables.Rendering;

/// <summary>Draws days, and what was predicted of each at its first hour.</summary>
internal static class ForecastPlot
{
    private const int Width = 900;
    private const int Height = 400;

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file (PNG).</param>
    /// <param name="days">The days, one after another.</param>
    public static void Write(string path, DayForecast[] days)
    {
        var plot = new Plot();
        PlotLook.Apply(plot, "Load of a week, each day predicted at midnight", "", "kW");
        IEnumerable<Hour> hours = days.SelectMany(static day => day.Hours);
        AddLine(plot, "real", Colors.Black, 0, hours.Select(static hour => hour.Load));
        int start = 0;
        foreach (DayForecast day in days)
        {
            AddLine(plot, start == 0 ? "predicted" : "", PlotLook.Colors[1], start, day.Loads);
            start += day.Loads.Length;
        }
        plot.Axes.Bottom.SetTicks(
            [.. days.Select(static (day, index) => (double)index * day.Loads.Length)],
            [.. days.Select(static day => day.Hours[0].Time.ToString("ddd d", CultureInfo.InvariantCulture))]);
        plot.ShowLegend(Edge.Right);
        PngFile.Write(path, Width, Height, surface => plot.Render(surface));
    }

    private static void AddLine(Plot plot, string name, Color color, int start, IEnumerable<float> loads)
    {
        Coordinates[] points = [.. loads.Select((load, hour) => new Coordinates(start + hour, load))];
        ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(points, color);
        line.LegendText = name;
        line.LineWidth = 2;
    }
}
