using Digits.Models;
using Spectre.Console;

namespace Digits.Rendering;

/// <summary>Says what is trained, with what and how.</summary>
internal static class TrainingHeader
{
    public static void Write(DigitModel model, DigitData data, TrainingPlan plan)
    {
        HeaderLine.Write("network", $"{model.Name}, {model.ParameterCount:N0} parameters");
        HeaderLine.WriteLayers(model.Definition);
        HeaderLine.Write(
            "digits", $"{data.Training.Count:N0} to train, {data.Test.Count:N0} to test, {data.Source}");
        HeaderLine.Write("training", $"{plan.Summary}");
        AnsiConsole.WriteLine();
    }
}
