using System.CommandLine;
using Graphs.Experiments;

namespace Graphs.Commands;

/// <summary>The program's verbs.</summary>
internal static class CommandLine
{
    /// <inheritdoc cref="ConsoleProgram.Run"/>
    public static int Run(string[] args)
        => new ConsoleProgram("graphs").Run(WithVerb(args), CreateRoot);

    // Without a verb: the first one, briefly, on digits that need no files.
    private static string[] WithVerb(string[] args) => args is []
        ? [Experiment.All[0].Name, "--skip", "both", "--data", ImageData.Drawn, "--samples", "4000", "--epochs", "3"]
        : args;

    private static RootCommand CreateRoot(CancellationToken interruption)
    {
        var root = new RootCommand("Trains networks that are graphs, not chains of layers. Without a verb it trains a "
            + "residual network for some seconds, on digits that it draws itself, with and without skip connections.");
        foreach (Experiment experiment in Experiment.All)
            root.Subcommands.Add(ExperimentCommand.Create(experiment, interruption));
        root.Subcommands.Add(DiagramCommand.Create());
        return root;
    }
}
