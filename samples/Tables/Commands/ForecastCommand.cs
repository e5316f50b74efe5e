using System.CommandLine;
using StaticNet;
using Tables.Data;
using Tables.Rendering;

namespace Tables.Commands;

/// <summary>The verb <c>forecast</c>: a series of records, or a look at a network that was trained with it.</summary>
internal static class ForecastCommand
{
    private const int Seen = 48;
    private const double TrainingPart = 0.8;

    /// <summary>Describes it.</summary>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static Command Create(CancellationToken interruption)
    {
        Option<int> days = CommonOptions.Count("--days", "how many days to make up", 365, 100_000, least: 20);
        Option<int> epochs = CommonOptions.Count("--epochs", "how many times to go through the days", 12, 1_000_000);
        Option<int> batch = CommonOptions.Count("--batch", "how many windows make one update", 32, 1_000_000);
        Option<string?> weights = TableOptions.TrainedWeights();
        var training = new PlanOptions(
            0.005, "the seed of the first weights and of the order of the windows",
            "the picture of the last week and its forecasts to write (PNG)");
        var command = new Command("forecast", "Predicts the load of a town for the next day from the last two.")
        {
            days, epochs, batch, weights,
        };
        training.AddTo(command);
        command.SetAction(parsed => Run(
            training.Plan(parsed, parsed.GetValue(epochs), parsed.GetValue(batch)), parsed.GetValue(days),
            parsed.GetValue(weights), interruption));
        return command;
    }

    private static void Run(TrainingPlan plan, int days, string? weights, CancellationToken interruption)
    {
        Table<Hour> hours = TownLoad.Make(days, seed: 1);
        var options = new WindowOptions(Seen) { Horizon = LoadForecast.OutputSize, Stride = 3 };
        (RowWindows<Hour> past, RowWindows<Hour> future) =
            Windows.Over(hours, static _ => 0, static hour => hour.Time, options).Split(TrainingPart);
        Trainer<LoadForecast> trainer = TableOptions.Trainer<LoadForecast>(plan, weights);
        if (weights is null)
        {
            TrainingHeader.Write(
                LoadForecast.Definition, "windows", $"{past.Count:N0} to train, {future.Count:N0} after them, made up",
                Hour.Schema, plan);
            Fitting.Run(plan, past.Count, fit => trainer.Fit(past, future, fit, interruption));
        }
        if (plan.Save is { } save)
            trainer.Network.Save(save);
        DayForecast[] week = DayForecast.LastDays(trainer.Network, hours, Seen, days: 7);
        if (plan.Plot is { } plot)
            ForecastPlot.Write(plot, week);
        ForecastReport.Write(trainer.Evaluate(future, interruption), week);
    }
}
