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
        var training = new PlanOptions(
            0.002, "the seed of the first weights and of the order of the houses",
            "the picture of predicted and real prices to write (PNG)");

        var command = new Command("train", "Trains the network and tests it.") { data, rows, epochs, batch };
        training.AddTo(command);
        command.SetAction(parsed => Run(
            training.Plan(parsed, parsed.GetValue(epochs), parsed.GetValue(batch)),
            HouseData.Load(parsed.GetValue(data), parsed.GetValue(rows)), interruption));
        return command;
    }

    private static void Run(TrainingPlan plan, HouseData houses, CancellationToken interruption)
    {
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
