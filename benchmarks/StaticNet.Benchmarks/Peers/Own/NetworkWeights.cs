using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>Carries weights and gradients between networks and PyTorch's layout.</summary>
internal static class NetworkWeights
{
    /// <summary>Gives a network its weights.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="layers">The weights of its layers.</param>
    public static void Set<TNetwork>(TNetwork network, IEnumerable<LayerWeights> layers)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[][] tensors = [.. layers.SelectMany(layer => layer.Tensors)];
        for (int i = 0; i < tensors.Length; i++)
            TNetwork.Definition.Tensors[i].Scatter(tensors[i], network.Parameters);
        float[][] buffers = [.. layers.SelectMany(layer => layer.Buffers)];
        for (int i = 0; i < buffers.Length; i++)
            TNetwork.Definition.Buffers[i].Scatter(buffers[i], network.Buffers);
    }

    /// <summary>All tensors of a block, one after the other.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="block">Its parameters or gradients.</param>
    public static float[] Gather<TNetwork>(ReadOnlySpan<float> block)
        where TNetwork : class, INetwork<TNetwork>
    {
        List<float> all = [];
        foreach (TensorLayout tensor in TNetwork.Definition.Tensors)
        {
            float[] values = new float[tensor.Count];
            tensor.Gather(block, values);
            all.AddRange(values);
        }
        return [.. all];
    }
}
