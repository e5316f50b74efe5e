using System.CommandLine;
using StaticNet;

namespace Tables.Commands;

/// <summary>Options of several verbs.</summary>
internal static class TableOptions
{
    public static Option<string?> Data() => CommonOptions.File(
        "--data", "the houses (CSV with a header); without it they are made up");

    public static Option<int> Rows() => CommonOptions.Count(
        "--rows", "how many houses to make up", 5000, 10_000_000, least: 10);

    public static Option<string> Weights() => CommonOptions.RequiredFile(
        "--weights", "the weight file, which holds the statistics too (safetensors)");

    /// <summary>The network of a weight file, and its trainer.</summary>
    /// <exception cref="UsageException">The file has no statistics.</exception>
    public static Trainer<HousePrice> Load(string path)
    {
        HousePrice network = Shared.Weights.Load<HousePrice>(path);
        return network.Statistics.IsUnfitted
            ? throw new UsageException($"{path} has no statistics of houses: it was not saved by train.")
            : new Trainer<HousePrice>(network, new Adam(1e-3));
    }
}
