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

    public static Option<string?> TrainedWeights() => CommonOptions.File(
        "--weights", "the weight file of a network that is trained already, and only looked at (safetensors)");

    /// <summary>The trainer of a new network, or of one that is trained already.</summary>
    /// <param name="plan">How to train.</param>
    /// <param name="weights">The weight file; null for none.</param>
    /// <exception cref="UsageException">The file has no statistics.</exception>
    public static Trainer<TNetwork> Trainer<TNetwork>(TrainingPlan plan, string? weights)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        TNetwork network = weights is null ? TNetwork.Create(plan.Seed) : Trained<TNetwork>(weights);
        return new Trainer<TNetwork>(network, new Adam(plan.LearningRate)) { Threads = plan.Threads };
    }

    /// <summary>The network of a weight file, and its trainer.</summary>
    /// <exception cref="UsageException">The file has no statistics.</exception>
    public static Trainer<HousePrice> Load(string path) => new(Trained<HousePrice>(path), new Adam(1e-3));

    private static TNetwork Trained<TNetwork>(string path)
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork network = Shared.Weights.Load<TNetwork>(path);
        return network.InputStatistics is { IsUnfitted: true }
            ? throw new UsageException($"{path} has no statistics: it was not saved by this program.")
            : network;
    }
}
