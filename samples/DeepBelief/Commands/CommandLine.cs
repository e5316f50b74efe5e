using System.CommandLine;

namespace DeepBelief.Commands;

/// <summary>The program's verbs.</summary>
internal static class CommandLine
{
    /// <inheritdoc cref="ConsoleProgram.Run"/>
    public static int Run(string[] args) => new ConsoleProgram("deepbelief").Run(args, CreateRoot);

    private static RootCommand CreateRoot(CancellationToken interruption)
    {
        var root = new RootCommand("Trains deep belief networks on handwritten digits. Without a verb it does a little "
            + "of everything, on digits that it draws itself, and writes pictures into the current directory.");
        root.SetAction(_ => Tour.Run(interruption));
        root.Subcommands.Add(PretrainCommand.Create(interruption));
        root.Subcommands.Add(FineTuneCommand.Create(interruption));
        root.Subcommands.Add(GenerateCommand.Create(interruption));
        root.Subcommands.Add(ReconstructCommand.Create());
        root.Subcommands.Add(FeaturesCommand.Create());
        return root;
    }
}
