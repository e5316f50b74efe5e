using System.Globalization;
using StaticNet;

namespace Digits.Rendering;

/// <summary>One line per epoch, for files and pipes.</summary>
internal sealed class PlainDisplay(TrainingLog log) : ITrainingDisplay
{
    public void Run(Action training)
    {
        Console.WriteLine("| epoch | training loss | training accuracy | test loss | test accuracy | seconds |");
        Console.WriteLine("|------:|--------------:|------------------:|----------:|--------------:|--------:|");
        training();
        Console.WriteLine();
    }

    public void Report(TrainingProgress value)
    {
        if (value.Result is not { } epoch)
            return;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {epoch.Epoch,5} | {epoch.Loss,13:0.0000} | {epoch.Accuracy,17:0.0000} "
            + $"| {epoch.ValidationLoss,9:0.0000} | {epoch.ValidationAccuracy,13:0.0000} | {log.Seconds,7:0.00} |"));
    }
}
