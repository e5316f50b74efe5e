using System.CommandLine;
using Tables.Data;

namespace Tables.Commands;

/// <summary>The verb <c>make</c>: the houses that are made up, as a file.</summary>
internal static class MakeCommand
{
    /// <summary>Describes it.</summary>
    public static Command Create()
    {
        Option<int> rows = TableOptions.Rows();
        Option<string> save = CommonOptions.RequiredFile("--save", "the file to write (CSV)");
        var command = new Command("make", "Writes the houses that are made up.") { rows, save };
        command.SetAction(parsed =>
        {
            OutputFile.RequireWritable(parsed.GetValue(save));
            HouseCsv.Write(
                parsed.GetValue(save)!, HouseMarket.Make(parsed.GetValue(rows), seed: 1), static house => house.Price);
        });
        return command;
    }
}
