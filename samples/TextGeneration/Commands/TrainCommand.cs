using System.CommandLine;
using System.Globalization;
using TextGeneration.Models;

namespace TextGeneration.Commands;

/// <summary>The verb <c>train</c>.</summary>
internal static class TrainCommand
{
    private const int Most = 1_000_000;

    /// <summary>Describes it.</summary>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static Command Create(CancellationToken interruption)
    {
        Option<string> corpus = CommonOptions.RequiredFile(
            "--corpus", "the text to learn from; the last tenth of it is for validation");
        Option<int> epochs = CommonOptions.Count("--epochs", "how many times to go through the text", 5, Most);
        Option<int?> steps = CommonOptions.OptionalCount("--steps", "how many updates to make at most", int.MaxValue);
        Option<int> sequence = CommonOptions.Count(
            "--sequence", "how many characters of each stream make one update", 64, Most);
        Option<int> batch = CommonOptions.Count("--batch", "how many streams to cut the text into", 32, Most);
        Option<string> kind = new("--model")
        {
            Description = "the kind of network: lstm or transformer (4 blocks, width 128, windows of at most 64)",
            HelpName = "kind",
            DefaultValueFactory = _ => ModelKind.Lstm.Name,
        };
        Option<int> hidden = CommonOptions.Count("--hidden", $"the size of the state ({TextModel.Sizes})", 128, Most);
        Option<int> embedding = CommonOptions.Count("--embedding", "the size of a character's embedding", 64, Most);
        Option<double?> learningRate = CommonOptions.OptionalNumber(
            "--learning-rate",
            $"the learning rate, at its highest ({string.Join(", ", ModelKind.All.Select(Rate))} where none is given)",
            static value => value > 0, "greater than 0");
        Option<long> seed = CommonOptions.Seed("the seed of the first weights");
        Option<int> threads = CommonOptions.Threads();
        Option<string?> save = CommonOptions.File(
            "--save", "the weight file to write (safetensors): after each epoch and on Ctrl-C");
        Option<string?> checkpoint = CommonOptions.Checkpoint();
        Option<bool> resume = CommonOptions.Resume();

        var command = new Command("train", "Learns to predict the next character of a text.")
        {
            corpus, kind, epochs, steps, sequence, batch, hidden, embedding, learningRate, seed, threads, save,
            checkpoint, resume,
        };
        command.SetAction(parsed =>
        {
            ModelKind model = ModelKind.Of(parsed.GetValue(kind)!);
            var plan = new TrainingPlan
            {
                Epochs = parsed.GetValue(epochs),
                Steps = parsed.GetValue(steps),
                Sequence = parsed.GetValue(sequence),
                Batch = parsed.GetValue(batch),
                LearningRate = parsed.GetValue(learningRate) ?? model.LearningRate,
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Save = parsed.GetValue(save),
                Checkpoint = parsed.GetValue(checkpoint),
                Resume = parsed.GetValue(resume),
            };

            // What would fail in the end fails before the work.
            OutputFile.RequireCheckpoint(plan.Resume, plan.Checkpoint);
            OutputFile.RequireDifferent(
                ("--corpus", parsed.GetValue(corpus)), ("--save", plan.Save), ("--checkpoint", plan.Checkpoint));
            OutputFile.RequireWritable(plan.Save);
            OutputFile.RequireWritable(plan.Checkpoint);
            Corpus text = Corpus.Read(parsed.GetValue(corpus)!, TextModel.MostCharacters);
            TextModel network = TextModel.Select(
                text.Vocabulary, model, parsed.GetValue(embedding), parsed.GetValue(hidden));
            Training.Run(plan, network, text, interruption);
        });
        return command;
    }

    private static string Rate(ModelKind kind)
        => string.Create(CultureInfo.InvariantCulture, $"{kind.Name} {kind.LearningRate}");
}
