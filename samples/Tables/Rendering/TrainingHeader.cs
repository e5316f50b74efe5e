using Spectre.Console;
using StaticNet;
using Tables.Data;

namespace Tables.Rendering;

/// <summary>Says what is trained, with what and how.</summary>
internal static class TrainingHeader
{
    public static void Write(HouseData houses, TrainingPlan plan)
    {
        NetworkDefinition definition = HousePrice.Definition;
        HeaderLine.WriteLayers(definition);
        HeaderLine.Write("houses", $"{houses.Training.Count:N0} to train, {houses.Test.Count:N0} to test, {houses.Source}");
        HeaderLine.Write("inputs", $"{House.FeatureSize} of {House.Schema.Features.Length} columns");
        HeaderLine.Write(
            "training",
            $"Adam {plan.LearningRate}, batches of {plan.Batch}, seed {plan.Seed}, {HeaderLine.Threads(plan.Threads)}");
        AnsiConsole.WriteLine();
    }
}
