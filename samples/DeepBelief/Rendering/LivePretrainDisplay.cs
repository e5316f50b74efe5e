using Spectre.Console;
using StaticNet;

namespace DeepBelief.Rendering;

/// <summary>A table that grows by the epoch, with what is done and the time left below it.</summary>
internal sealed class LivePretrainDisplay(WorkLeft work) : IPretrainDisplay
{
    // What does not fit on the screen could not be drawn over: so many lines are needed beside the rows.
    private const int OtherLines = 8;

    private readonly List<string[]> _epochs = [];
    private LiveDisplayContext? _context;

    public void Run(Action training)
    {
        AnsiConsole.Live(new Text("")).AutoClear(true).Start(context =>
        {
            _context = context;
            training();
        });
        AnsiConsole.Write(Table(_epochs.Count));
    }

    public void Report(PretrainProgress value)
    {
        work.Report(value);
        if (value.Result is { } epoch)
            _epochs.Add(IPretrainDisplay.Cells(epoch, work));
        int rows = Math.Clamp(AnsiConsole.Profile.Height - OtherLines, 1, 20);
        Markup running = Running(value);
        _context?.UpdateTarget(_epochs.Count > 0 ? new Rows(Table(rows), running) : running);
    }

    private Table Table(int mostRows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (string title in IPretrainDisplay.Titles)
            table.AddColumn(new TableColumn($"[dim]{title}[/]").RightAligned());
        foreach (string[] cells in _epochs.TakeLast(mostRows))
            table.AddRow([.. cells.Select((cell, column) => column == 2 ? $"[bold green]{cell}[/]" : cell)]);
        return table;
    }

    private Markup Running(PretrainProgress value)
    {
        string bar = ProgressBar.Of(work.Done);
        string left = work.Left is null ? "" : $"[dim]{work} left[/]";
        return new Markup(FormattableString.Invariant(
            $" {value.Machine}, epoch [bold]{value.Epoch}[/]/{value.Epochs} {bar} {100 * work.Done:0} % ") + left);
    }
}
