using Spectre.Console;

namespace Shared;

/// <summary>Chooses how to show training.</summary>
internal static class TrainingDisplay
{
    /// <summary>A live display on a terminal, plain lines elsewhere.</summary>
    public static ITrainingDisplay Create(TrainingLog log, Measure[] measures)
        => AnsiConsole.Profile is { Capabilities.Ansi: true, Out.IsTerminal: true }
            ? new LiveDisplay(log, measures)
            : new PlainDisplay(log, measures);
}
