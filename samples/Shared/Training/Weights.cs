using StaticNet;

namespace Shared;

/// <summary>Reads weights.</summary>
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

    /// <summary>The values of one of a network's tensors, in the order of weight files.</summary>
    public static float[] Of<TNetwork>(TNetwork network, string tensor)
        where TNetwork : class, INetwork<TNetwork>
    {
        TensorLayout layout = TNetwork.Definition.Tensors.Single(known => known.Name == tensor);
        float[] values = new float[layout.Count];
        layout.Gather(network.Parameters, values);
        return values;
    }
}
