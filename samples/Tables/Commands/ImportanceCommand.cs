using System.CommandLine;
using StaticNet;
using Tables.Data;
using Tables.Rendering;

namespace Tables.Commands;

/// <summary>The verb <c>importance</c>.</summary>
internal static class ImportanceCommand
{
    /// <summary>Describes it.</summary>
    public static Command Create()
    {
        Option<string> weights = TableOptions.Weights();
        Option<string?> data = TableOptions.Data();
        Option<int> rows = TableOptions.Rows();
        Option<string?> plot = CommonOptions.File("--plot", "the picture of the importances to write (PNG)");
        var command = new Command(
            "importance", "Ranks the columns by how much worse prices are found where one is shuffled.")
        {
            weights, data, rows, plot,
        };
        command.SetAction(parsed =>
        {
            OutputFile.RequireWritable(parsed.GetValue(plot));
            Trainer<HousePrice> trainer = TableOptions.Load(parsed.GetValue(weights)!);
            Table<House> houses = HouseData.Load(parsed.GetValue(data), parsed.GetValue(rows)).Test;
            ImportanceTable importance = PermutationImportance.Measure(trainer, houses);
            Console.WriteLine(importance);
            if (parsed.GetValue(plot) is { } path)
                ImportancePlot.Write(path, importance);
        });
        return command;
    }
}
