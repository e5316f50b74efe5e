using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>A multilayer perceptron of TorchSharp's modules.</summary>
internal static class TorchMlp
{
    /// <summary>Creates the modules.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="activation">Makes the activation between two layers.</param>
    public static nn.Module<Tensor, Tensor> Create(DenseWeights[] layers, Func<nn.Module<Tensor, Tensor>> activation)
    {
        List<nn.Module<Tensor, Tensor>> modules = [];
        foreach (DenseWeights layer in layers)
        {
            if (modules.Count > 0)
                modules.Add(activation());
            modules.Add(nn.Linear(layer.Inputs, layer.Outputs));
        }
        return nn.Sequential(modules);
    }
}
