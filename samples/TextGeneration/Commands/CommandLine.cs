using System.CommandLine;

namespace TextGeneration.Commands;

/// <summary>The program's verbs.</summary>
internal static class CommandLine
{
    /// <inheritdoc cref="ConsoleProgram.Run"/>
    public static int Run(string[] args)
        => new ConsoleProgram("textgeneration", "interrupted.").Run(WithVerb(args), CreateRoot);

    // Options alone are those of train.
    private static string[] WithVerb(string[] args)
        => args is [['-', ..] first, ..] && first is not ("--help" or "-h" or "-?" or "--version")
            ? ["train", .. args]
            : args;

    private static RootCommand CreateRoot(CancellationToken interruption)
    {
        var root = new RootCommand("Trains a network that predicts the next character of a text, and writes with it. "
            + "Without a verb it learns from a short text of its own, and writes.");
        root.Subcommands.Add(TrainCommand.Create(interruption));
        root.Subcommands.Add(GenerateCommand.Create(interruption));
        root.SetAction(_ => Demonstration.Run(interruption));
        return root;
    }
}
