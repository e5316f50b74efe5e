using System.Globalization;

namespace StaticNet.Benchmarks.Commands;

/// <summary>What the command line of <c>peers</c> says.</summary>
/// <param name="Threads">How many threads every library may use.</param>
/// <param name="Filter">A part of the names of the workloads to run; empty for all.</param>
/// <param name="JsonPath">The file to write results to; null for none.</param>
/// <param name="Seconds">How long to measure each workload, besides warming up.</param>
internal sealed record PeersOptions(int Threads = 1, string Filter = "", string? JsonPath = null, double Seconds = 4)
{
    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments after the command.</param>
    /// <exception cref="UsageException">They make no sense.</exception>
    public static PeersOptions Parse(ReadOnlySpan<string> arguments)
    {
        PeersOptions options = new();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string name = arguments[i];
            if (i + 1 == arguments.Length)
                throw new UsageException($"{name} needs a value, or is not an option of peers.");
            string value = arguments[i + 1];
            options = name switch
            {
                "--threads" => options with { Threads = ParseThreads(value) },
                "--filter" => options with { Filter = value },
                "--json" => options with { JsonPath = value },
                "--seconds" => options with { Seconds = ParseSeconds(value) },
                _ => throw new UsageException($"peers has no option {name}."),
            };
        }
        return options;
    }

    private static int ParseThreads(string value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int threads) && threads > 0
            ? threads
            : throw new UsageException($"--threads takes a positive whole number, not '{value}'.");

    private static double ParseSeconds(string value)
        => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            && seconds is > 0 and < 3600
                ? seconds
                : throw new UsageException($"--seconds takes a positive number of seconds, not '{value}'.");
}
