using StaticNet;

namespace DeepBelief.Models;

/// <summary>Reads weight files.</summary>
internal static class Weights
{
    /// <summary>Makes a network with the weights of a file.</summary>
    /// <exception cref="UsageException">It is a directory.</exception>
    /// <exception cref="DataFormatException">It is not a file of such weights.</exception>
    public static TNetwork Load<TNetwork>(string path)
        where TNetwork : class, INetwork<TNetwork>
    {
        if (Directory.Exists(path))
            throw new UsageException($"{path} is a directory, not a weight file.");
        TNetwork network = TNetwork.Create(seed: 0);
        WeightFile.Load(network, path);
        return network;
    }
}
