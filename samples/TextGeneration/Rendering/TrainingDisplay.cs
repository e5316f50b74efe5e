using Spectre.Console;

namespace TextGeneration.Rendering;

/// <summary>Chooses how to show training.</summary>
internal static class TrainingDisplay
{
    /// <summary>A live display on a terminal, plain lines elsewhere.</summary>
    public static ITrainingDisplay Create(TrainingLog log, string symbol)
        => AnsiConsole.Profile is { Capabilities.Ansi: true, Out.IsTerminal: true }
            ? new LiveDisplay(log, symbol)
            : new PlainDisplay(log, symbol);
}
