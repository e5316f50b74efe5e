using System.CommandLine;
using StaticNet;
using Tables.Data;
using Tables.Rendering;

namespace Tables.Commands;

/// <summary>The verb <c>train</c>.</summary>
internal static class TrainCommand
{
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
        TrainingHeader.Write(houses, plan);
        var network = new HousePrice(plan.Seed);
        var trainer = new Trainer<HousePrice>(network, new Adam(plan.LearningRate)) { Threads = plan.Threads };
        Fitting.Run(plan, houses.Training.Count, options =>
            trainer.Fit(houses.Training, options with { ValidationFraction = 0.1 }, interruption));
        if (plan.Save is { } save)
            network.Save(save);
        if (plan.Plot is { } plot)
            PricePlot.Write(plot, network, houses.Test);
        PriceReport.Write(trainer.Evaluate(houses.Test, interruption));
    }
}
