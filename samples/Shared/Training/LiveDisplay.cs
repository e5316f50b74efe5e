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
        Markup curve = LossCurve.Of(log.Losses.Select(point => point.Loss));
        IRenderable[] parts = _table.Rows.Count > 0
            ? [_table, CurrentEpoch(value), curve]
            : [CurrentEpoch(value), curve];
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
        string bar = ProgressBar.Of((double)value.Step / value.StepsPerEpoch);
        string measures = value.Step == 0
            ? ""
            : Format($"loss [bold yellow]{value.Loss:0.0000}[/]  [grey]{log.SamplesPerSecond:N0} samples/s[/]");
        return new Markup(Format($" epoch [bold]{value.Epoch}[/]/{value.Epochs} {bar} ") + measures);
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
