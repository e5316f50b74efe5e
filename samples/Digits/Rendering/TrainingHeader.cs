using System.Globalization;
using Digits.Models;
using Spectre.Console;

namespace Digits.Rendering;

/// <summary>Says what is trained, with what and how.</summary>
internal static class TrainingHeader
{
    public static void Write(DigitModel model, DigitData data, TrainingPlan plan)
    {
        IEnumerable<string> layers = model.Definition.Layers.Select(layer => $"{layer.Kind} {layer.OutputShape}");
        string threads = plan.Threads == 1 ? "1 thread" : $"{plan.Threads} threads";
        AnsiConsole.Write(Row("network", $"{model.Name}, {model.ParameterCount:N0} parameters"));
        AnsiConsole.Write(Row("layers", $"{string.Join(" → ", layers)}"));
        AnsiConsole.Write(Row(
            "digits", $"{data.Training.Count:N0} to train, {data.Test.Count:N0} to test, {data.Source}"));
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
