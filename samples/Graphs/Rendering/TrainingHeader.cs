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
        HeaderLine.Write(
            "network", $"{name}: {definition.Layers.Length} layers, {parameters:N0} parameters");
        HeaderLine.Write("samples", $"{training:N0} to train, {test:N0} to test, {source}");
        HeaderLine.Write("training", $"{plan.Summary}");
        AnsiConsole.WriteLine();
    }
}
