using Spectre.Console;
using TextGeneration.Models;

namespace TextGeneration.Rendering;

/// <summary>Says what is trained, with what and how.</summary>
internal static class TrainingHeader
{
    public static void Write(TextModel model, Corpus corpus, TrainingPlan plan)
    {
        string threads = HeaderLine.Threads(plan.Threads);
        HeaderLine.Write("network", $"{model.Definition.Name}, {model.ParameterCount:N0} parameters");
        HeaderLine.WriteLayers(model.Definition);
        HeaderLine.Write("text", $"{corpus.Source}, {corpus.Vocabulary}");
        HeaderLine.Write("length", $"{corpus.Training.Count:N0} to train, {corpus.Validation.Count:N0} to validate");
        string data = $"{plan.Batch} streams, {plan.Sequence} at a time, seed {plan.Seed}, {threads}";
        HeaderLine.Write("training", $"{model.Kind.OptimizerName} {plan.LearningRate}, {data}");
        AnsiConsole.WriteLine();
    }
}
