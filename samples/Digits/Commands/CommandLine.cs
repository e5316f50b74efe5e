using System.CommandLine;

namespace Digits.Commands;

/// <summary>The program's verbs.</summary>
internal static class CommandLine
{
    /// <inheritdoc cref="ConsoleProgram.Run"/>
    public static int Run(string[] args)
        => new ConsoleProgram("digits").Run(WithVerb(args), CreateRoot);

    // Without a verb the program trains: with its defaults, or with the options that stand there alone.
    private static string[] WithVerb(string[] args)
        => args is [] || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"))
            ? ["train", .. args]
            : args;

    private static RootCommand CreateRoot(CancellationToken interruption)
    {
        var root = new RootCommand("Trains a network that recognises handwritten digits, and tries it out. Without a "
            + "verb it trains on digits that it draws itself.");
        root.Subcommands.Add(TrainCommand.Create(interruption));
        root.Subcommands.Add(EvaluateCommand.Create(interruption));
        root.Subcommands.Add(PredictCommand.Create());
        root.Subcommands.Add(FiltersCommand.Create());
        return root;
    }
}
