using StaticNet.Benchmarks.Workloads;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>A multilayer perceptron of TorchSharp's modules with given weights.</summary>
internal static class TorchMlp
{
    /// <summary>Creates the modules.</summary>
    /// <param name="layers">The weights.</param>
    /// <param name="activation">Makes the activation between two layers.</param>
    public static TorchSharp.Modules.Sequential Create(DenseWeights[] layers, Func<nn.Module<Tensor, Tensor>> activation)
    {
        List<nn.Module<Tensor, Tensor>> modules = [];
        foreach (DenseWeights layer in layers)
        {
            if (modules.Count > 0)
                modules.Add(activation());
            TorchSharp.Modules.Linear linear = nn.Linear(layer.Inputs, layer.Outputs);
            Copy(linear, layer);
            modules.Add(linear);
        }
        return nn.Sequential(modules);
    }

    /// <summary>Copies weights into the modules again.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">The weights.</param>
    public static void Restore(TorchSharp.Modules.Sequential network, DenseWeights[] layers)
    {
        int next = 0;
        foreach (nn.Module module in network.children())
        {
            if (module is TorchSharp.Modules.Linear linear)
                Copy(linear, layers[next++]);
        }
    }

    private static void Copy(TorchSharp.Modules.Linear linear, DenseWeights layer)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradients = no_grad();
        linear.weight!.copy_(tensor(layer.Weight, [layer.Outputs, layer.Inputs]));
        linear.bias!.copy_(tensor(layer.Bias));
    }
}
