using System.Globalization;
using StaticNet;

namespace Shared;

/// <summary>One line per epoch, for files and pipes.</summary>
internal sealed class PlainDisplay(TrainingLog log, Measure[] measures) : ITrainingDisplay
{
    private const string Epoch = "epoch";
    private const string Seconds = "seconds";

    public void Run(Action training)
    {
        string[] titles = [Epoch, .. measures.Select(measure => measure.Title), Seconds];
        Console.WriteLine($"| {string.Join(" | ", titles)} |");
        Console.WriteLine($"|{string.Join("|", titles.Select(title => new string('-', title.Length + 1) + ":"))}|");
        training();
        Console.WriteLine();
    }

    public void Report(TrainingProgress value)
    {
        if (value.Result is not { } epoch)
            return;
        IEnumerable<string> cells =
        [
            $"{epoch.Epoch}".PadLeft(Epoch.Length),
            .. measures.Select(measure => Number(measure.Value(epoch), "0.0000").PadLeft(measure.Title.Length)),
            Number(log.Seconds, "0.00").PadLeft(Seconds.Length),
        ];
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    private static string Number(double? value, string format)
        => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
