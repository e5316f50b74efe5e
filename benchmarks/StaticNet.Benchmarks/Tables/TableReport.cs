using System.Globalization;

namespace StaticNet.Benchmarks.Tables;

/// <summary>Prints the runs of the contestants.</summary>
internal static class TableReport
{
    /// <summary>Prints a line for each: medians, and how much longer it took than the first.</summary>
    public static void Write(TextWriter output, IReadOnlyList<(string Name, IReadOnlyList<TableRun> Runs)> results)
    {
        output.WriteLine();
        Line(output, "", "read s", "fit s", "score s", "total s", "min - max", "ratio", "RMSE", "R2");
        double own = Median(results[0].Runs, static run => run.Total);
        foreach ((string name, IReadOnlyList<TableRun> runs) in results)
        {
            double total = Median(runs, static run => run.Total);
            Line(output, name,
                runs[0].Read > 0 ? Text(Median(runs, static run => run.Read)) : "",
                Text(Median(runs, static run => run.Fit)), Text(Median(runs, static run => run.Score)), Text(total),
                $"{Text(runs.Min(static run => run.Total))} - {Text(runs.Max(static run => run.Total))}",
                $"{Text(total / own, "0.0")}x", Text(Median(runs, static run => run.RootMeanSquaredError), "0"),
                Text(Median(runs, static run => run.R2), "0.0000"));
        }
    }

    private static void Line(TextWriter output, string name, params ReadOnlySpan<string> cells)
    {
        output.Write($"{name,-30}");
        foreach (string cell in cells)
            output.Write($" {cell,13}");
        output.WriteLine();
    }

    private static double Median(IReadOnlyList<TableRun> runs, Func<TableRun, double> value)
    {
        double[] sorted = [.. runs.Select(value).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Text(double value, string format = "0.000") =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
