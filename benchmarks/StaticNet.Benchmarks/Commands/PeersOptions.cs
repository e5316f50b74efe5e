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
        => OptionReader.Read("peers", arguments, new PeersOptions(), With);

    private static PeersOptions? With(PeersOptions options, string name, string value) => name switch
    {
        "--threads" => options with { Threads = OptionReader.Count(name, value) },
        "--filter" => options with { Filter = value },
        "--json" => options with { JsonPath = value },
        "--seconds" => options with { Seconds = OptionReader.Seconds(name, value) },
        _ => null,
    };
}
