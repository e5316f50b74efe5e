using StaticNet;

namespace DeepBelief.Rendering;

/// <summary>One line per epoch, for files and pipes.</summary>
internal sealed class PlainPretrainDisplay(WorkLeft work) : IPretrainDisplay
{
    public void Run(Action training)
    {
        string[] titles = IPretrainDisplay.Titles;
        Console.WriteLine($"| {string.Join(" | ", titles)} |");
        Console.WriteLine($"|{string.Join("|", titles.Select(title => new string('-', title.Length + 1) + ":"))}|");
        training();
        Console.WriteLine();
    }

    public void Report(PretrainProgress value)
    {
        work.Report(value);
        if (value.Result is not { } epoch)
            return;
        IEnumerable<string> cells = IPretrainDisplay.Cells(epoch, work)
            .Zip(IPretrainDisplay.Titles, (cell, title) => cell.PadLeft(title.Length));
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }
}
