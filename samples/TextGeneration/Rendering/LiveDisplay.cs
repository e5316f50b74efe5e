using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;
using StaticNet;
using TextGeneration.Models;

namespace TextGeneration.Rendering;

/// <summary>
/// A table that grows by the epoch, with the progress of the one that runs below it, and what the network writes by
/// now.
/// </summary>
internal sealed class LiveDisplay(TrainingLog log, string symbol) : ITrainingDisplay
{
    private const int ExcerptLines = 3;

    // What does not fit on the screen could not be drawn over: 16 lines are needed beside the rows, 62 columns for all.
    private readonly int _mostRows = Math.Clamp(AnsiConsole.Profile.Height - 16, 1, 10);
    private readonly bool _isNarrow = AnsiConsole.Profile.Width < 62;
    private readonly Table _table = new Table().Border(TableBorder.Rounded);
    private LiveDisplayContext? _context;
    private string _excerpt = "";

    public void Run(Action training)
    {
        string[] titles = _isNarrow
            ? ["epoch", "loss", "validation", $"{symbol}s/s"]
            : ["epoch", "loss", "validation", "accuracy", "seconds", $"{symbol}s/s"];
        foreach (string title in titles)
            _table.AddColumn(new TableColumn($"[dim]{title}[/]").RightAligned());
        AnsiConsole.Live(new Text("")).Start(context =>
        {
            _context = context;
            training();
            context.UpdateTarget(_table);
        });
    }

    public void EpochEnded(ITextWriter writer)
    {
        int length = ExcerptLines * (AnsiConsole.Profile.Width - 2);
        var text = new StringBuilder();
        var plan = new GenerationPlan { Prompt = "", Length = length, Temperature = 0.7, Seed = 1 };
        writer.Write(plan, piece => text.Append(piece), CancellationToken.None);
        _excerpt = string.Concat(text.ToString().Select(character => char.IsControl(character) ? ' ' : character));
    }

    public void Report(TrainingProgress value)
    {
        if (value.Result is { } epoch)
            AddRow(epoch);
        Markup curve = LossCurve.Of(log.Losses);
        IRenderable[] parts = _table.Rows.Count > 0
            ? [_table, CurrentEpoch(value), curve, Excerpt()]
            : [CurrentEpoch(value), curve];
        _context?.UpdateTarget(new Rows(parts));
    }

    private void AddRow(EpochResult epoch)
    {
        if (_table.Rows.Count == _mostRows)
            _table.RemoveRow(0);
        string number = Format($"{epoch.Epoch}"), loss = Format($"{epoch.Loss:0.0000}");
        string validation = Format($"[bold green]{epoch.ValidationLoss:0.0000}[/]");
        string accuracy = Format($"{epoch.ValidationAccuracy:0.0000}"), seconds = Format($"{log.Seconds:0.00}");
        string speed = Format($"{log.SymbolsPerSecond:N0}");
        string[] cells = _isNarrow
            ? [number, loss, validation, speed]
            : [number, loss, validation, accuracy, seconds, speed];
        _table.AddRow(cells);
    }

    private Markup CurrentEpoch(TrainingProgress value)
    {
        string bar = ProgressBar.Of((double)value.Step / value.StepsPerEpoch);
        string measures = value.Step == 0
            ? ""
            : Format($"loss [bold yellow]{value.Loss:0.0000}[/]  [dim]{log.SymbolsPerSecond:N0} {symbol}s/s[/]");
        return new Markup(Format($" epoch [bold]{value.Epoch}[/]/{value.Epochs} {bar} ") + measures);
    }

    private Padder Excerpt() => new Padder(new Text(_excerpt, TextStyles.Faint)).Padding(1, 1, 0, 0);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
