using ScottPlot;
using Shared;
using StaticNet.Benchmarks.Measurement;

namespace StaticNet.Benchmarks.Sweep;

/// <summary>Draws the fraction of the peak over the work of a call.</summary>
internal static class SweepPlot
{
    private const int Width = 1100;
    private const int Height = 600;

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file (PNG).</param>
    /// <param name="results">The measurements.</param>
    /// <param name="peak">What the fractions refer to.</param>
    public static void Write(string path, IReadOnlyList<SweepResult> results, FmaPeak peak)
    {
        var plot = new Plot();
        PlotLook.Apply(
            plot, $"{results.Count} measurements, {peak.Lanes} lanes", "floating-point operations of a call, log 10",
            "% of the peak of multiply-adds");
        int color = 0;
        foreach (IGrouping<(string Family, bool IsTraining), SweepResult> group in results
            .GroupBy(result => (result.Network.Family, result.IsTraining)).OrderBy(group => group.Key))
        {
            // A colour for each family; training is paler.
            string name = $"{group.Key.Family}, {(group.Key.IsTraining ? "training" : "inference")}";
            PlotLook.AddPoints(
                plot, name, PlotLook.Colors[color / 2 % PlotLook.Colors.Length],
                [.. group.Select(result => Math.Log10(result.Result.Flops))],
                [.. group.Select(result => 100 * result.Result.GigaFlops(result.Result.StaticNet) / peak.GigaFlops)],
                size: 9, alpha: group.Key.IsTraining ? 0.45 : 1);
            color++;
        }
        plot.ShowLegend(Edge.Right);
        PngFile.Write(path, Width, Height, surface => plot.Render(surface));
    }
}
