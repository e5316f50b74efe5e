using System.CommandLine;
using Digits.Models;
using Digits.Rendering;
using StaticNet;

namespace Digits.Commands;

/// <summary>The verb <c>train</c>.</summary>
internal static class TrainCommand
{
    private static readonly Measure[] s_measures =
    [
        Measure.Loss with { Heading = "loss" },
        Measure.Accuracy with { Heading = "accuracy" },
        Measure.TestLoss,
        Measure.TestAccuracy with { IsHighlighted = true },
    ];

    /// <summary>Describes it.</summary>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static Command Create(CancellationToken interruption)
    {
        Option<DirectoryInfo?> data = DigitOptions.Data();
        Option<int?> samples = DigitOptions.Samples();
        Option<DigitModel> model = DigitOptions.Model();
        Option<int?> epochs = DigitOptions.ModelCount(
            "--epochs", "how many times to go through the digits", model => model.Epochs, 1_000_000);
        Option<int?> batch = DigitOptions.ModelCount(
            "--batch", "how many digits make one update", model => model.Batch, 1_000_000);
        var training = new PlanOptions(
            0.001, "the seed of the first weights and of the order of the digits",
            "the picture of loss and accuracy to write (PNG)");

        var command = new Command("train", "Trains a network and tests it.") { data, samples, model, epochs, batch };
        training.AddTo(command);
        command.SetAction(parsed =>
        {
            DigitModel network = parsed.GetValue(model)!;
            TrainingPlan plan = training.Plan(
                parsed, parsed.GetValue(epochs) ?? network.Epochs, parsed.GetValue(batch) ?? network.Batch);
            Run(plan, network, DigitData.Load(parsed.GetValue(data), parsed.GetValue(samples)), interruption);
        });
        return command;
    }

    private static void Run(TrainingPlan plan, DigitModel model, DigitData data, CancellationToken interruption)
    {
        var log = new TrainingLog(data.Training.Count);
        ITrainingDisplay display = TrainingDisplay.Create(log, s_measures);
        TrainingHeader.Write(model, data, plan);
        var options = new FitOptions
        {
            Epochs = plan.Epochs,
            BatchSize = plan.Batch,
            Seed = (ulong)plan.Seed,
            Validation = data.Test,
            MeasureTrainingAccuracy = true,
            CheckpointPath = plan.Checkpoint,
            Resume = plan.Resume,
            Callbacks = [log],
            Progress = display,
        };
        Evaluation? evaluation = null;
        display.Run(() => evaluation = model.Train(plan, data, options, interruption));
        if (plan.Plot is { } plot)
            TrainingPlot.Write(plot, log, model.Name);
        EvaluationReport.Write(evaluation!);
    }
}
