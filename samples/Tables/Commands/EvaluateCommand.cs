using System.CommandLine;
using StaticNet;
using Tables.Data;
using Tables.Rendering;

namespace Tables.Commands;

/// <summary>The verb <c>evaluate</c>.</summary>
internal static class EvaluateCommand
{
    /// <summary>Describes it.</summary>
    /// <param name="interruption">Is cancelled by Ctrl-C.</param>
    public static Command Create(CancellationToken interruption)
    {
        Option<string> weights = TableOptions.Weights();
        Option<string?> data = TableOptions.Data();
        Option<int> rows = TableOptions.Rows();
        Option<string?> plot = CommonOptions.File("--plot", "the picture of predicted and real prices to write (PNG)");
        var command = new Command("evaluate", "Tests a trained network on houses that it was not trained with.")
        {
            weights, data, rows, plot,
        };
        command.SetAction(parsed =>
        {
            OutputFile.RequireWritable(parsed.GetValue(plot));
            Trainer<HousePrice> trainer = TableOptions.Load(parsed.GetValue(weights)!);
            Table<House> houses = HouseData.Load(parsed.GetValue(data), parsed.GetValue(rows)).Test;
            if (parsed.GetValue(plot) is { } path)
                PricePlot.Write(path, trainer.Network, houses);
            PriceReport.Write(trainer.Evaluate(houses, interruption));
        });
        return command;
    }
}
