using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Tables;

namespace StaticNet.Benchmarks.Commands;

/// <summary>
/// From a file of rows to the errors on another: this library, ML.NET and TorchSharp, in one process.
/// </summary>
internal static class TablesCommand
{
    private const int WarmUps = 2;

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">The arguments after the command.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The arguments make no sense.</exception>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        TableOptions options = TableOptions.Parse(arguments);
        string folder = Directory.CreateTempSubdirectory("staticnet-tables-").FullName;
        try
        {
            var files = new TableFiles(Path.Combine(folder, "training.csv"), Path.Combine(folder, "test.csv"));
            ListingFile.Write(files.Training, options.Rows - options.Rows / 5, seed: 1);
            ListingFile.Write(files.Test, options.Rows / 5, seed: 2);
            EncodingBenchmark.Run(Console.Out, files.Training, options);
            TableReport.Write(Console.Out, Measure(files, options));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    // They take turns, so that what else the machine does meets all of them.
    private static List<(string Name, IReadOnlyList<TableRun> Runs)> Measure(TableFiles files, TableOptions options)
    {
        List<ITableContestant> contestants = [new StaticNetTable(), new TorchTable(), .. MlNetTable.All];
        contestants.RemoveAll(contestant => !IsThere(contestant, files, options));
        var runs = contestants.ToDictionary(static contestant => contestant, static _ => new List<TableRun>());
        for (int run = 0; run < options.Runs; run++)
        {
            foreach (ITableContestant contestant in contestants)
            {
                GC.Collect();
                runs[contestant].Add(contestant.Run(files, options));
            }
        }
        return [.. contestants.Select(contestant => (contestant.Name, (IReadOnlyList<TableRun>)runs[contestant]))];
    }

    // The first runs compile and load native libraries, and are not counted.
    private static bool IsThere(ITableContestant contestant, TableFiles files, TableOptions options)
    {
        try
        {
            for (int run = 0; run < WarmUps; run++)
                contestant.Run(files, options);
            return true;
        }
        catch (Exception exception) when (contestant is not StaticNetTable && LoadFailure.Is(exception))
        {
            Console.WriteLine($"{contestant.Name} was skipped: {LoadFailure.Reason(exception)}");
            return false;
        }
    }
}
