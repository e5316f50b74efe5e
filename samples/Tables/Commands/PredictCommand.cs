using System.CommandLine;
using System.Globalization;
using StaticNet;
using Tables.Data;

namespace Tables.Commands;

/// <summary>The verb <c>predict</c>: a house on the command line, or many in a file.</summary>
internal static class PredictCommand
{
    private static readonly CsvOptions s_withoutPrices = new() { HasTargets = false };

    /// <summary>Describes it.</summary>
    public static Command Create()
    {
        Option<string> weights = TableOptions.Weights();
        Option<string?> data = CommonOptions.File("--data", "the houses (CSV with a header, with prices or without)");
        Option<string?> save = CommonOptions.File(
            "--save", "the file of --data with the predicted prices to write (CSV)");
        Option<double> area = Positive("--area", "the living area in square metres", 100);
        Option<double> lot = Positive("--lot", "the lot in square metres", 400);
        Option<string> district = CommonOptions.Choice(
            "--district", "the district", [.. House.Schema.Columns[House.Schema.IndexOf("District")].Categories]);
        Option<string> heating = CommonOptions.Choice("--heating", "how it is heated", Enum.GetNames<Heating>());
        Option<int?> year = CommonOptions.OptionalCount("--year", "the year it was built in", 9999);
        Option<int> sold = CommonOptions.Count("--sold", "the year it is sold in", 2024, 9999);
        Option<string?> agent = CommonOptions.Word("--agent", "who sells it", "name");
        var command = new Command("predict", "Predicts the price of a house, or of all in a file.")
        {
            weights, data, save, area, lot, district, heating, year, sold, agent,
        };
        command.SetAction(parsed =>
        {
            OutputFile.RequireWritable(parsed.GetValue(save));
            HousePrice network = TableOptions.Load(parsed.GetValue(weights)!).Network;
            if (parsed.GetValue(data) is { } file)
            {
                PredictAll(network, CsvFile.Read<House>(file, s_withoutPrices), parsed.GetValue(save));
                return;
            }
            var house = new House(
                (float)parsed.GetValue(area), (float)parsed.GetValue(lot), parsed.GetValue(district)!,
                Enum.Parse<Heating>(parsed.GetValue(heating)!), parsed.GetValue(year), parsed.GetValue(agent) ?? "",
                new DateOnly(parsed.GetValue(sold), 6, 1), 1, 0);
            Report.Line($"price: {network.Predict(house):0}");
        });
        return command;
    }

    private static void PredictAll(HousePrice network, Table<House> houses, string? save)
    {
        if (save is not null)
        {
            HouseCsv.Write(save, houses, network.Predict);
            return;
        }
        foreach (House house in houses)
            Console.WriteLine(network.Predict(house).ToString("0", CultureInfo.InvariantCulture));
    }

    private static Option<double> Positive(string name, string description, double otherwise) =>
        CommonOptions.Number(name, description, otherwise, static value => value > 0, "greater than 0");
}
