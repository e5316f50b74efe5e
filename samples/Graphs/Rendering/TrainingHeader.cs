using System.Globalization;
using Graphs.Experiments;
using Spectre.Console;
using StaticNet;

namespace Graphs.Rendering;

/// <summary>Says what is trained, with what and how.</summary>
internal static class TrainingHeader
{
    public static void Write(
        string name, NetworkDefinition definition, string source, int training, int test, TrainingPlan plan)
    {
        int parameters = definition.Layers.Sum(layer => layer.Parameters);
        string threads = plan.Threads == 1 ? "1 thread" : $"{plan.Threads} threads";
        AnsiConsole.Write(Row(
            "network", $"{name}: {definition.Layers.Length} layers, {parameters:N0} parameters"));
        AnsiConsole.Write(Row("samples", $"{training:N0} to train, {test:N0} to test, {source}"));
        AnsiConsole.Write(Row(
            "training", $"Adam {plan.LearningRate}, batches of {plan.Batch}, seed {plan.Seed}, {threads}"));
        AnsiConsole.WriteLine();
    }

    private static Grid Row(string name, FormattableString value)
        => new Grid()
            .AddColumn(new GridColumn().Width(8).NoWrap())
            .AddColumn()
            .AddRow(new Text(name, Color.Grey), new Text(value.ToString(CultureInfo.InvariantCulture)));
}
