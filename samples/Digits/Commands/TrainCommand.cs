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
        Option<double> learningRate = CommonOptions.LearningRate(0.001);
        Option<long> seed = CommonOptions.Seed("the seed of the first weights and of the order of the digits");
        Option<int> threads = CommonOptions.Threads();
        Option<string?> save = CommonOptions.File("--save", "the weight file to write (safetensors)");
        Option<string?> checkpoint = CommonOptions.Checkpoint();
        Option<bool> resume = CommonOptions.Resume();
        Option<string?> plot = CommonOptions.File("--plot", "the picture of loss and accuracy to write (PNG)");

        var command = new Command("train", "Trains a network and tests it.")
        {
            data, samples, model, epochs, batch, learningRate, seed, threads, save, checkpoint, resume, plot,
        };
        command.SetAction(parsed =>
        {
            DigitModel network = parsed.GetValue(model)!;
            var plan = new TrainingPlan
            {
                Epochs = parsed.GetValue(epochs) ?? network.Epochs,
                Batch = parsed.GetValue(batch) ?? network.Batch,
                LearningRate = parsed.GetValue(learningRate),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Save = parsed.GetValue(save),
                Checkpoint = parsed.GetValue(checkpoint),
                Resume = parsed.GetValue(resume),
                Plot = parsed.GetValue(plot),
            };
            Run(plan, network, parsed.GetValue(data), parsed.GetValue(samples), interruption);
        });
        return command;
    }

    private static void Run(
        TrainingPlan plan, DigitModel model, DirectoryInfo? directory, int? samples, CancellationToken interruption)
    {
        // What would fail in the end fails before the work.
        OutputFile.RequireCheckpoint(plan.Resume, plan.Checkpoint);
        foreach (string? path in (string?[])[plan.Save, plan.Checkpoint, plan.Plot])
            OutputFile.RequireWritable(path);

        DigitData data = DigitData.Load(directory, samples);
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
