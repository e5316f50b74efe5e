using System.CommandLine;
using Graphs.Experiments;

namespace Graphs.Commands;

/// <summary>The verb <c>diagram</c>.</summary>
internal static class DiagramCommand
{
    public static Command Create()
    {
        Argument<string> name = new("name") { Description = "whose network: a verb that trains one" };
        name.AcceptOnlyFromAmong([.. Experiment.All.Select(experiment => experiment.Name)]);
        var command = new Command("diagram", "Writes the graph of a network as a Mermaid diagram.") { name };
        command.SetAction(parsed =>
            Console.Write(Experiment.All.Single(experiment => experiment.Name == parsed.GetValue(name)).Diagram));
        return command;
    }
}
