using StaticNet;

namespace Tables.Rendering;

/// <summary>Says how well departments are found, which are taken for which, and which columns matter.</summary>
internal static class TicketReport
{
    public static void Write(Trainer<TicketDepartment> trainer, Table<Ticket> tickets, Evaluation evaluation)
    {
        Console.WriteLine(evaluation.Confusion);
        Console.WriteLine();
        Console.WriteLine(PermutationImportance.Measure(trainer, tickets));
        Console.WriteLine();
        Ticket example = new(
            "laptop", "does not start", Channel.Phone, 200, 900, new DateTime(2024, 5, 6, 10, 0, 0), 1, "");
        Report.Line($"a laptop of 200 days that does not start: {trainer.Network.Probabilities(example)}");
        Report.Line($"the same, of 5 days: {trainer.Network.Classify(example with { DaysSincePurchase = 5 })}");
        Report.Line($"test accuracy: {evaluation.Accuracy:0.0000}");
    }
}
