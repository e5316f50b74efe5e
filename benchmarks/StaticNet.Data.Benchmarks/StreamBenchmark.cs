using System.Diagnostics;
using System.Globalization;

namespace StaticNet.Data.Benchmarks;

/// <summary>Trains from a file for one epoch, and says how much memory the process took at most.</summary>
internal static class StreamBenchmark
{
    public static void Run(Dictionary<string, int> options)
    {
        long bytes = options.GetValueOrDefault("--megabytes", 2_000) * 1_000_000L;
        string path = Path.Combine(Path.GetTempPath(), $"staticnet-stream-{Environment.ProcessId}.csv");
        try
        {
            long rows = HouseFile.Write(path, long.MaxValue, bytes);
            Print($"{rows} rows, {new FileInfo(path).Length / 1e6:0} MB");
            Train(path, options.GetValueOrDefault("--buffer", 100_000));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Train(string path, int buffer)
    {
        long start = Stopwatch.GetTimestamp();
        var trainer = new Trainer<HousePrice>(new HousePrice(1), new Adam(1e-3));
        var rows = new RowStream<House>(CsvFile.Rows<House>(path)) { ShuffleBuffer = buffer };
        History history = trainer.Fit(rows, options: new FitOptions { BatchSize = 256 });
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Print($"measured and checked, and trained {history.Updates} updates, in {seconds:0.0} s");
        Print($"loss {history.Epochs[0].Loss:0.0000} of targets of variance 1");
        using Process process = Process.GetCurrentProcess();
        Print($"at most {process.PeakWorkingSet64 / 1e6:0} MB of memory");
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
