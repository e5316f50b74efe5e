using System.Globalization;
using Spectre.Console;
using TextGeneration.Models;

namespace TextGeneration.Rendering;

/// <summary>Says what is trained, with what and how.</summary>
internal static class TrainingHeader
{
    public static void Write(TextModel model, Corpus corpus, TrainingPlan plan)
    {
        IEnumerable<string> layers = model.Definition.Layers.Select(layer => $"{layer.Kind} {layer.OutputShape}");
        string threads = plan.Threads == 1 ? "1 thread" : $"{plan.Threads} threads";
        AnsiConsole.Write(Row("network", $"{model.Definition.Name}, {model.ParameterCount:N0} parameters"));
        AnsiConsole.Write(Row("layers", $"{string.Join(" → ", layers)}"));
        AnsiConsole.Write(Row("text", $"{corpus.Source}, {corpus.Vocabulary}"));
        AnsiConsole.Write(
            Row("length", $"{corpus.Training.Count:N0} to train, {corpus.Validation.Count:N0} to validate"));
        AnsiConsole.Write(Row(
            "training",
            $"Adam {plan.LearningRate}, {plan.Batch} streams, {plan.Sequence} at a time, seed {plan.Seed}, {threads}"));
        AnsiConsole.WriteLine();
    }

    private static Grid Row(string name, FormattableString value)
        => new Grid()
            .AddColumn(new GridColumn().Width(8).NoWrap())
            .AddColumn()
            .AddRow(new Text(name, Color.Grey), new Text(value.ToString(CultureInfo.InvariantCulture)));
}
