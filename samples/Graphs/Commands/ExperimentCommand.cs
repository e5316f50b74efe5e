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
        var training = new PlanOptions(
            0.001, "the seed of the first weights and of the order of the samples",
            $"the picture to write (PNG): {experiment.Picture}");

        var command = new Command(experiment.Name, experiment.Description) { data, samples, epochs, batch };
        training.AddTo(command);
        foreach (Option option in experiment.Options)
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            TrainingPlan plan = training.Plan(parsed, parsed.GetValue(epochs), parsed.GetValue(batch));
            experiment.Check(plan, parsed);
            ImageData images = ImageData.Load(parsed.GetValue(data), parsed.GetValue(samples));
            experiment.Run(new Session(plan, images, parsed, interruption));
        });
        return command;
    }
}
