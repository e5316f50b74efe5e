using System.CommandLine;
using StaticNet;
using Tables.Data;
using Tables.Rendering;

namespace Tables.Commands;

/// <summary>The verb <c>train</c>.</summary>
internal static class TrainCommand
{
    private static readonly Measure[] s_measures =
    [
        Measure.Loss with { Heading = "loss" },
        Measure.TestLoss with { Title = "validation loss", Heading = "validation", IsHighlighted = true },
    ];

    /// <summary>Describes it.</summary>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static Command Create(CancellationToken interruption)
    {
        Option<string?> data = TableOptions.Data();
        Option<int> rows = TableOptions.Rows();
        Option<int> epochs = CommonOptions.Count("--epochs", "how many times to go through the houses", 40, 1_000_000);
        Option<int> batch = CommonOptions.Count("--batch", "how many houses make one update", 32, 1_000_000);
        Option<double> learningRate = CommonOptions.LearningRate(0.002);
        Option<long> seed = CommonOptions.Seed("the seed of the first weights and of the order of the houses");
        Option<int> threads = CommonOptions.Threads();
        Option<string?> save = CommonOptions.File("--save", "the weight file to write (safetensors)");
        Option<string?> checkpoint = CommonOptions.Checkpoint();
        Option<bool> resume = CommonOptions.Resume();
        Option<string?> plot = CommonOptions.File("--plot", "the picture of predicted and real prices to write (PNG)");

        var command = new Command("train", "Trains the network and tests it.")
        {
            data, rows, epochs, batch, learningRate, seed, threads, save, checkpoint, resume, plot,
        };
        command.SetAction(parsed => Run(
            new TrainingPlan
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
            },
            parsed.GetValue(data), parsed.GetValue(rows), interruption));
        return command;
    }

    private static void Run(TrainingPlan plan, string? path, int rows, CancellationToken interruption)
    {
        // What would fail in the end fails before the work.
        OutputFile.RequireCheckpoint(plan.Resume, plan.Checkpoint);
        foreach (string? file in (string?[])[plan.Save, plan.Checkpoint, plan.Plot])
            OutputFile.RequireWritable(file);
        HouseData houses = HouseData.Load(path, rows);
        var log = new TrainingLog(houses.Training.Count);
        ITrainingDisplay display = TrainingDisplay.Create(log, s_measures);
        TrainingHeader.Write(houses, plan);
        var network = new HousePrice(plan.Seed);
        var trainer = new Trainer<HousePrice>(network, new Adam(plan.LearningRate)) { Threads = plan.Threads };
        var options = new FitOptions
        {
            Epochs = plan.Epochs,
            BatchSize = plan.Batch,
            Seed = (ulong)plan.Seed,
            ValidationFraction = 0.1,
            CheckpointPath = plan.Checkpoint,
            Resume = plan.Resume,
            Callbacks = [log],
            Progress = display,
        };
        display.Run(() => trainer.Fit(houses.Training, options, interruption));
        if (plan.Save is { } save)
            network.Save(save);
        if (plan.Plot is { } plot)
            PricePlot.Write(plot, network, houses.Test);
        PriceReport.Write(trainer.Evaluate(houses.Test, interruption));
    }
}
