using System.CommandLine;
using Graphs.Experiments;

namespace Graphs.Commands;

/// <summary>The verbs that train.</summary>
internal static class ExperimentCommand
{
    private const int DefaultBatch = 64;

    /// <summary>Describes one.</summary>
    /// <param name="experiment">What it does.</param>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static Command Create(Experiment experiment, CancellationToken interruption)
    {
        Option<string?> data = ImageOptions.Data();
        Option<int?> samples = ImageOptions.Samples();
        Option<int> epochs = CommonOptions.Count(
            "--epochs", "how many times to go through the data", experiment.Epochs, 1_000_000);
        Option<int> batch = CommonOptions.Count("--batch", "how many samples make one update", DefaultBatch, 1_000_000);
        Option<double> learningRate = CommonOptions.LearningRate(0.001);
        Option<long> seed = CommonOptions.Seed("the seed of the first weights and of the order of the samples");
        Option<int> threads = CommonOptions.Threads();
        Option<string?> save = CommonOptions.File("--save", "the weight file to write (safetensors)");
        Option<string?> checkpoint = CommonOptions.Checkpoint();
        Option<bool> resume = CommonOptions.Resume();
        Option<string?> plot = CommonOptions.File("--plot", $"the picture to write (PNG): {experiment.Picture}");

        var command = new Command(experiment.Name, experiment.Description)
        {
            data, samples, epochs, batch, learningRate, seed, threads, save, checkpoint, resume, plot,
        };
        foreach (Option option in experiment.Options)
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var plan = new TrainingPlan
            {
                Epochs = parsed.GetValue(epochs),
                Batch = parsed.GetValue(batch),
                LearningRate = parsed.GetValue(learningRate),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Save = parsed.GetValue(save),
                Checkpoint = parsed.GetValue(checkpoint),
                Resume = parsed.GetValue(resume),
                Plot = parsed.GetValue(plot),
            };
            Check(plan);
            experiment.Check(plan, parsed);
            ImageData images = ImageData.Load(parsed.GetValue(data), parsed.GetValue(samples));
            experiment.Run(new Session(plan, images, parsed, interruption));
        });
        return command;
    }

    // What would fail in the end fails before the work.
    private static void Check(TrainingPlan plan)
    {
        OutputFile.RequireCheckpoint(plan.Resume, plan.Checkpoint);
        foreach (string? path in (string?[])[plan.Save, plan.Checkpoint, plan.Plot])
            OutputFile.RequireWritable(path);
    }
}
