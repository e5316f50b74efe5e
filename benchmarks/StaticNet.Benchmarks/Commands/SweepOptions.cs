using StaticNet.Benchmarks.Sweep.Families;

namespace StaticNet.Benchmarks.Commands;

/// <summary>What the command line of <c>sweep</c> says.</summary>
/// <param name="Seed">The seed of all draws.</param>
/// <param name="Count">How many networks are drawn.</param>
/// <param name="Threads">How many threads every library may use.</param>
/// <param name="Seconds">How long to measure inference and training of each network, besides warming up.</param>
/// <param name="Family">A part of the names of the families to draw from; empty for all.</param>
/// <param name="Only">The number of the only network to run; null for all.</param>
/// <param name="JsonPath">The file to write results to; null for none.</param>
/// <param name="PlotPath">The picture to draw; null for none.</param>
internal sealed record SweepOptions(
    int Seed = 1, int Count = 60, int Threads = 1, double Seconds = 1, string Family = "", int? Only = null,
    string? JsonPath = null, string? PlotPath = null)
{
    /// <summary>The families to draw from.</summary>
    public IReadOnlyList<SweepFamily> Families { get; private init; } = FamilyRegistry.All;

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments after the command.</param>
    /// <exception cref="UsageException">They make no sense.</exception>
    public static SweepOptions Parse(ReadOnlySpan<string> arguments)
    {
        SweepOptions options = OptionReader.Read("sweep", arguments, new SweepOptions(), With);
        SweepFamily[] families = [.. FamilyRegistry.All.Where(
            family => family.Name.Contains(options.Family, StringComparison.Ordinal))];
        if (families.Length == 0)
        {
            string names = string.Join(", ", FamilyRegistry.All.Select(family => family.Name));
            throw new UsageException($"No family's name contains '{options.Family}'. There are: {names}.");
        }
        return options with { Families = families };
    }

    private static SweepOptions? With(SweepOptions options, string name, string value) => name switch
    {
        "--seed" => options with { Seed = OptionReader.WholeNumber(name, value) },
        "--count" => options with { Count = OptionReader.Count(name, value) },
        "--threads" => options with { Threads = OptionReader.Count(name, value) },
        "--seconds" => options with { Seconds = OptionReader.Seconds(name, value) },
        "--family" => options with { Family = value },
        "--only" => options with { Only = OptionReader.WholeNumber(name, value) },
        "--json" => options with { JsonPath = value },
        "--plot" => options with { PlotPath = value },
        _ => null,
    };
}
