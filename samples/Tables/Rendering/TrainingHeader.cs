using Spectre.Console;
using Tables.Data;

namespace Tables.Rendering;

/// <summary>Says what is trained, with what and how.</summary>
internal static class TrainingHeader
{
    public static void Write(HouseData houses, TrainingPlan plan)
    {
        HeaderLine.WriteLayers(HousePrice.Definition);
        HeaderLine.Write(
            "houses", $"{houses.Training.Count:N0} to train, {houses.Test.Count:N0} to test, {houses.Source}");
        HeaderLine.Write("inputs", $"{House.FeatureSize} of {House.Schema.Features.Length} columns");
        HeaderLine.Write("training", $"{plan.Summary}");
        AnsiConsole.WriteLine();
    }
}
