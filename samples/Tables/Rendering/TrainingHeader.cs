using Spectre.Console;
using StaticNet;
using Tables.Data;

namespace Tables.Rendering;

/// <summary>Says what is trained, with what and how.</summary>
internal static class TrainingHeader
{
    public static void Write(HouseData houses, TrainingPlan plan) => Write(
        HousePrice.Definition, "houses",
        $"{houses.Training.Count:N0} to train, {houses.Test.Count:N0} to test, {houses.Source}", House.Schema, plan);

    /// <summary>Says it of any network of records.</summary>
    /// <param name="network">The network.</param>
    /// <param name="what">What the data are.</param>
    /// <param name="data">How many there are.</param>
    /// <param name="schema">The record.</param>
    /// <param name="plan">How it is trained.</param>
    public static void Write(
        NetworkDefinition network, string what, FormattableString data, FeatureSchema schema, TrainingPlan plan)
    {
        HeaderLine.WriteLayers(network);
        HeaderLine.Write(what, data);
        HeaderLine.Write("inputs", $"{schema.FeatureSize} of {schema.Features.Length} columns");
        HeaderLine.Write("training", $"{plan.Summary}");
        AnsiConsole.WriteLine();
    }
}
