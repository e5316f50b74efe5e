using System.CommandLine;
using StaticNet;
using Tables.Data;
using Tables.Rendering;

namespace Tables.Commands;

/// <summary>The verb <c>tickets</c>: a classification by texts, or a look at one that was trained.</summary>
internal static class TicketsCommand
{
    /// <summary>Describes it.</summary>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static Command Create(CancellationToken interruption)
    {
        Option<int> rows = CommonOptions.Count("--rows", "how many tickets to make up", 4000, 10_000_000, least: 10);
        Option<int> epochs = CommonOptions.Count("--epochs", "how many times to go through the tickets", 10, 1_000_000);
        Option<int> batch = CommonOptions.Count("--batch", "how many tickets make one update", 32, 1_000_000);
        Option<string?> weights = TableOptions.TrainedWeights();
        var training = new PlanOptions(
            0.003, "the seed of the first weights and of the order of the tickets",
            "the picture of real and predicted departments to write (PNG)");
        var command = new Command(
            "tickets", "Tells which department takes care of a ticket, by categories that are texts.")
        {
            rows, epochs, batch, weights,
        };
        training.AddTo(command);
        command.SetAction(parsed => Run(
            training.Plan(parsed, parsed.GetValue(epochs), parsed.GetValue(batch)), parsed.GetValue(rows),
            parsed.GetValue(weights), interruption));
        return command;
    }

    private static void Run(TrainingPlan plan, int rows, string? weights, CancellationToken interruption)
    {
        (Table<Ticket> known, Table<Ticket> test) = TicketDesk.Make(rows, seed: 1).Split(0.8, seed: 1);
        Trainer<TicketDepartment> trainer = TableOptions.Trainer<TicketDepartment>(plan, weights);
        if (weights is null)
        {
            TrainingHeader.Write(
                TicketDepartment.Definition, "tickets", $"{known.Count:N0} to train, {test.Count:N0} to test, made up",
                Ticket.Schema, plan);
            Fitting.Run(plan, known.Count, options =>
                trainer.Fit(known, options with { ValidationFraction = 0.1 }, interruption));
        }
        if (plan.Save is { } save)
            trainer.Network.Save(save);
        Evaluation evaluation = trainer.Evaluate(test, interruption);
        if (plan.Plot is { } plot)
            ConfusionPlot.Write(plot, evaluation.Confusion!);
        TicketReport.Write(trainer, test, evaluation);
    }
}
