using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using StaticNet;

namespace Shared;

/// <summary>A table that grows by the epoch, with the progress of the one that runs below it.</summary>
internal sealed class LiveDisplay(TrainingLog log, Measure[] measures) : ITrainingDisplay
{
    private readonly Table _table = CreateTable(measures);
    private LiveDisplayContext? _context;

    public void Run(Action training)
    {
        AnsiConsole.Live(new Text("")).Start(context =>
        {
            _context = context;
            training();
            context.UpdateTarget(_table);
        });
    }

    public void Report(TrainingProgress value)
    {
        if (value.Result is { } epoch)
            AddRow(epoch);
        IRenderable[] parts = _table.Rows.Count > 0
            ? [_table, CurrentEpoch(value), LossCurve()]
            : [CurrentEpoch(value), LossCurve()];
        _context?.UpdateTarget(new Rows(parts));
    }

    private static Table CreateTable(Measure[] measures)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        string[] titles = ["epoch", .. measures.Select(measure => measure.Heading), "seconds", "samples/s"];
        foreach (string title in titles)
            table.AddColumn(new TableColumn($"[grey]{title}[/]").RightAligned());
        return table;
    }

    private void AddRow(EpochResult epoch)
        => _table.AddRow(
        [
            Format($"{epoch.Epoch}"),
            .. measures.Select(measure => Cell(measure, epoch)),
            Format($"{log.Seconds:0.00}"),
            Format($"{log.SamplesPerSecond:N0}"),
        ]);

    private static string Cell(Measure measure, EpochResult epoch)
    {
        string value = Format($"{measure.Value(epoch):0.0000}");
        return measure.IsHighlighted ? $"[bold green]{value}[/]" : value;
    }

    private Markup CurrentEpoch(TrainingProgress value)
    {
        int width = Math.Clamp(AnsiConsole.Profile.Width - 60, 10, 50);
        int done = (int)((long)width * value.Step / value.StepsPerEpoch);
        string bar = $"[deepskyblue1]{new string('━', done)}[/][grey30]{new string('━', width - done)}[/]";
        string measures = value.Step == 0
            ? ""
            : Format($"loss [bold yellow]{value.Loss:0.0000}[/]  [grey]{log.SamplesPerSecond:N0} samples/s[/]");
        return new Markup(Format($" epoch [bold]{value.Epoch}[/]/{value.Epochs} {bar} ") + measures);
    }

    // The loss so far as blocks, on a logarithmic scale, on which training goes down steadily.
    private Markup LossCurve()
    {
        const string Blocks = "▁▂▃▄▅▆▇█";
        int width = Math.Min(AnsiConsole.Profile.Width - 8, 72);
        if (log.Losses.Count < 2)
            return new Markup("");
        double[] values = [.. log.Losses.Select(point => Math.Log(Math.Max(point.Loss, 1e-9)))];
        double least = values.Min(), range = Math.Max(values.Max() - least, 1e-9);
        char[] curve = new char[Math.Min(width, values.Length)];
        for (int i = 0; i < curve.Length; i++)
        {
            int start = (int)((long)i * values.Length / curve.Length);
            int end = (int)((long)(i + 1) * values.Length / curve.Length);
            double level = (values[start..end].Average() - least) / range;
            curve[i] = Blocks[(int)Math.Round(level * (Blocks.Length - 1))];
        }
        return new Markup($" [grey]loss[/] [yellow]{new string(curve)}[/]");
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
