using DeepBelief.Models;
using Spectre.Console;
using StaticNet;

namespace DeepBelief.Rendering;

/// <summary>Says what is trained, with what and how.</summary>
internal static class Header
{
    public static void Write(BeliefModel model, ImageData data, PretrainPlan plan)
    {
        string threads = HeaderLine.Threads(plan.Threads);
        Write(model.Name, model.Definition, data);
        foreach (RbmDefinition machine in model.Machines)
            HeaderLine.Write(machine.Name, $"{Chains(plan.OptionsOf(machine))}");
        HeaderLine.Write(
            "training", $"{plan.Epochs} epochs each, batches of {plan.Batch}, seed {plan.Seed}, {threads}");
        AnsiConsole.WriteLine();
    }

    public static void Write(string name, NetworkDefinition definition, ImageData data, TrainingPlan plan)
    {
        Write(name, definition, data);
        HeaderLine.Write("training", $"{plan.Summary}");
        AnsiConsole.WriteLine();
    }

    private static void Write(string name, NetworkDefinition definition, ImageData data)
    {
        int parameters = definition.Layers.Sum(layer => layer.Parameters);
        HeaderLine.Write("network", $"{name}, {parameters:N0} parameters");
        HeaderLine.WriteLayers(definition);
        HeaderLine.Write("samples", $"{data.Training.Count:N0} to train, {data.Test.Count:N0} to test, {data.Source}");
    }

    private static string Chains(RbmOptions learning)
    {
        string chains = learning.Chains == ChainKind.Contrastive
            ? $"CD-{learning.GibbsSteps}"
            : $"{learning.Chains.ToString().ToLowerInvariant()} chains of {learning.GibbsSteps} steps";
        string rate = FormattableString.Invariant($"{chains}, learning rate {learning.LearningRate:0.#####}");
        string falling = learning.FinalLearningRate is null ? "" : ", falling";
        return rate + falling + (learning.Centered ? ", centred" : "");
    }
}
