using System.Globalization;
using StaticNet;
using TextGeneration.Models;

namespace TextGeneration.Rendering;

/// <summary>One line per epoch, for files and pipes.</summary>
internal sealed class PlainDisplay(TrainingLog log, string symbol) : ITrainingDisplay
{
    public void Run(Action training)
    {
        Console.WriteLine($"| epoch | training loss | validation loss | accuracy | seconds | {symbol + "s/s",9} |");
        Console.WriteLine("|------:|--------------:|----------------:|---------:|--------:|----------:|");
        training();
        Console.WriteLine();
    }

    public void EpochEnded(ITextWriter writer)
    {
    }

    public void Report(TrainingProgress value)
    {
        if (value.Result is not { } epoch)
            return;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {epoch.Epoch,5} | {epoch.Loss,13:0.0000} | {epoch.ValidationLoss,15:0.0000} "
            + $"| {epoch.ValidationAccuracy,8:0.0000} | {log.Seconds,7:0.00} | {log.SymbolsPerSecond,9:N0} |"));
    }
}
