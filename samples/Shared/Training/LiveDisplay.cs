using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using StaticNet;

namespace Shared;

/// <summary>A table that grows by the epoch, with the progress of the one that runs below it.</summary>
internal sealed class LiveDisplay(TrainingLog log, Measure[] measures) : ITrainingDisplay
{
    // What does not fit on the screen could not be drawn over: 9 lines are needed beside the rows, and for each measure
    // about 13 columns.
    private readonly int _mostRows = Math.Max(1, AnsiConsole.Profile.Height - 9);
    private readonly bool _isNarrow = AnsiConsole.Profile.Width < 28 + 13 * measures.Length;
    private readonly List<EpochRow> _rows = [];
    private LiveDisplayContext? _context;

    public void Run(Action training)
    {
        AnsiConsole.Live(new Text("")).Start(context =>
        {
            _context = context;
            training();
            context.UpdateTarget(Table(_rows.Count));
        });
    }

    public void Report(TrainingProgress value)
    {
        if (value.Result is { } epoch)
            _rows.Add(new EpochRow(epoch, log.Seconds, log.SamplesPerSecond));
        Markup curve = LossCurve.Of(log.Losses.Select(point => point.Loss));
        IRenderable[] parts = _rows.Count > 0
            ? [Table(_mostRows), CurrentEpoch(value), curve]
            : [CurrentEpoch(value), curve];
        _context?.UpdateTarget(new Rows(parts));
    }

    private Table Table(int mostRows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        string[] titles = ["epoch", .. measures.Select(measure => measure.Heading), .. Wide("seconds", "samples/s")];
        foreach (string title in titles)
            table.AddColumn(new TableColumn($"[dim]{title}[/]").RightAligned());
        foreach (EpochRow row in _rows.TakeLast(mostRows))
        {
            table.AddRow(
            [
                Format($"{row.Epoch.Epoch}"),
                .. measures.Select(measure => Cell(measure, row.Epoch)),
                .. Wide(Format($"{row.Seconds:0.00}"), Format($"{row.SamplesPerSecond:N0}")),
            ]);
        }
        return table;
    }

    private string[] Wide(params string[] cells) => _isNarrow ? [] : cells;

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
            : Format($"loss [bold yellow]{value.Loss:0.0000}[/]  [dim]{log.SamplesPerSecond:N0} samples/s[/]");
        return new Markup(Format($" epoch [bold]{value.Epoch}[/]/{value.Epochs} {bar} ") + measures);
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record EpochRow(EpochResult Epoch, double Seconds, double SamplesPerSecond);
}
