using System.CommandLine;

namespace Tables.Commands;

/// <summary>The program's verbs.</summary>
internal static class CommandLine
{
    /// <inheritdoc cref="ConsoleProgram.Run"/>
    public static int Run(string[] args) => new ConsoleProgram("tables").Run(WithVerb(args), CreateRoot);

    // Without a verb: training, which takes a few seconds.
    private static string[] WithVerb(string[] args) => args is [] ? ["train"] : args;

    private static RootCommand CreateRoot(CancellationToken interruption) => new(
        "Predicts what houses cost, who takes care of a ticket, and tomorrow's load, from records.")
    {
        TrainCommand.Create(interruption),
        EvaluateCommand.Create(interruption),
        PredictCommand.Create(),
        ImportanceCommand.Create(),
        MakeCommand.Create(),
        TicketsCommand.Create(interruption),
        ForecastCommand.Create(interruption),
    };
}
