using System.CommandLine;
using StaticNet;
using TextGeneration.Models;

namespace TextGeneration.Commands;

/// <summary>The verb <c>generate</c>.</summary>
internal static class GenerateCommand
{
    private const int Most = 100_000_000;

    /// <summary>Describes it.</summary>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static Command Create(CancellationToken interruption)
    {
        Option<string> weights = CommonOptions.RequiredFile("--weights", "the weight file, as train --save wrote it");
        Option<string> prompt = new("--prompt")
        {
            Description = "what the text begins with",
            HelpName = "text",
            DefaultValueFactory = _ => "",
        };
        Option<int> length = CommonOptions.Count("--length", "how many characters to add", 400, Most);
        Option<double> temperature = CommonOptions.Number(
            "--temperature", "how bold the choices are; 0 for the most probable character each time", 0.8,
            static value => value >= 0, "of at least 0");
        Option<int> topK = CommonOptions.Count(
            "--top-k", "among how many of the most probable characters to choose; 0 for all", 0, Most, least: 0);
        Option<double> topP = CommonOptions.Number(
            "--top-p", "how probable the characters to choose from are together; 1 for all", 1,
            static value => value is > 0 and <= 1, "greater than 0 and at most 1");
        Option<long> seed = CommonOptions.Seed("the seed of the choices");

        var command = new Command("generate", "Writes text with a trained network.")
        {
            weights, prompt, length, temperature, topK, topP, seed,
        };
        command.SetAction(parsed =>
        {
            var plan = new GenerationPlan
            {
                Prompt = parsed.GetValue(prompt)!,
                Length = parsed.GetValue(length),
                Temperature = parsed.GetValue(temperature),
                TopK = parsed.GetValue(topK),
                TopP = parsed.GetValue(topP),
                Seed = parsed.GetValue(seed),
            };
            Generation.Run(Load(parsed.GetValue(weights)!), plan, interruption);
        });
        return command;
    }

    private static ITextWriter Load(string weights)
    {
        if (Directory.Exists(weights))
            throw new UsageException($"{weights} is a directory, not a weight file.");
        using SafetensorsReader file = SafetensorsReader.Open(weights);
        TextModel model = TextModel.Of(file);
        Vocabulary vocabulary = Vocabulary.FromMetadata(file.Metadata, weights);
        return vocabulary.Count <= model.Symbols
            ? model.Load(weights, vocabulary)
            : throw new UsageException($"{weights} has {vocabulary}, but its network knows only {model.Symbols}.");
    }
}
