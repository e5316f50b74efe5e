using System.Diagnostics;
using System.Globalization;

namespace StaticNet.Data.Benchmarks;

/// <summary>Reads one file in all ways, on one thread.</summary>
internal static class ReadBenchmark
{
    private const int Runs = 5;

    private static readonly string[] s_inputs =
        ["Id", "Area", "Lot", "Rooms", "Latitude", "Longitude", "Floor"];

    public static void Run(Dictionary<string, int> options)
    {
        string path = Path.Combine(Path.GetTempPath(), $"staticnet-read-{Environment.ProcessId}.csv");
        try
        {
            long rows = HouseFile.Write(path, options.GetValueOrDefault("--rows", 1_000_000), long.MaxValue);
            long bytes = new FileInfo(path).Length;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{rows} rows of 10 columns, {bytes / 1e6:0} MB; the best of {Runs} runs"));
            Time("ReadTargets, 8 numbers of 10 columns", rows, bytes,
                () => CsvFile.ReadTargets(path, ["Price"], s_inputs).Count);
            Time("TargetPieces, the same", rows, bytes,
                () => CsvFile.TargetPieces([path], ["Price"], s_inputs).Sum(static piece => piece.Count));
            Time("Rows<House>, 9 properties", rows, bytes, () => CsvFile.Rows<House>(path).Count());
            Time("Read<House>, into a table", rows, bytes, () => CsvFile.Read<House>(path).Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Time(string what, long rows, long bytes, Func<int> read)
    {
        double best = double.PositiveInfinity;
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            if (read() != rows)
                throw new InvalidOperationException($"{what} read another number of rows.");
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-40} {best:0.000} s, {rows / best / 1e6:0.00} million rows/s, {bytes / best / 1e6:0} MB/s"));
    }
}
