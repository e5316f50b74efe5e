using StaticNet.Benchmarks.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>Gives TorchSharp's modules their weights.</summary>
internal static class TorchWeights
{
    /// <summary>Copies the weights of all layers into a module's parameters, which are in the same order.</summary>
    /// <param name="module">The module.</param>
    /// <param name="layers">The layers.</param>
    public static void Set(nn.Module module, IEnumerable<LayerWeights> layers)
        => Set(module.parameters(), layers);

    /// <summary>Copies the weights of all layers into parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="layers">The layers.</param>
    public static void Set(IEnumerable<Tensor> parameters, IEnumerable<LayerWeights> layers)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradients = no_grad();
        Tensor[] targets = [.. parameters];
        float[][] tensors = [.. layers.SelectMany(layer => layer.Tensors)];
        if (targets.Length != tensors.Length)
            throw new InvalidOperationException($"TorchSharp has {targets.Length} parameters, not {tensors.Length}.");
        for (int i = 0; i < tensors.Length; i++)
            targets[i].copy_(tensor(tensors[i], targets[i].shape));
    }
}
