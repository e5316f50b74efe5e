using System.Runtime.InteropServices;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>
/// Inference by TorchSharp: inference mode, the input already a tensor, intermediate tensors freed at once, the output
/// read in place.
/// </summary>
internal sealed class TorchInference : IContestant
{
    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly Tensor _input;
    private float _sink;

    /// <summary>Prepares network and input.</summary>
    /// <param name="network">Makes the network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="input">The input.</param>
    /// <param name="shape">The shape of the input, samples first.</param>
    /// <param name="threads">How many threads a call may use.</param>
    public TorchInference(
        Func<nn.Module<Tensor, Tensor>> network, IReadOnlyList<LayerWeights> weights, float[] input, long[] shape,
        int threads)
        : this(network, weights, () => tensor(input, shape), threads)
    {
    }

    /// <summary>Prepares network and input.</summary>
    /// <param name="network">Makes the network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="input">Makes the input, samples first.</param>
    /// <param name="threads">How many threads a call may use.</param>
    public TorchInference(
        Func<nn.Module<Tensor, Tensor>> network, IReadOnlyList<LayerWeights> weights, Func<Tensor> input,
        int threads)
    {
        TorchRuntime.UseThreads(threads);
        _network = network();
        TorchWeights.Set(_network, weights);
        _network.eval();
        _input = input();
    }

    /// <inheritdoc/>
    public string Name => PeerNames.TorchSharp;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable inference = inference_mode();
        return new Dictionary<string, float[]> { ["output"] = _network.forward(_input).data<float>().ToArray() };
    }

    /// <inheritdoc/>
    public void Run(int iterations)
    {
        using IDisposable inference = inference_mode();
        for (int i = 0; i < iterations; i++)
        {
            using Tensor output = _network.forward(_input);
            _sink += MemoryMarshal.Read<float>(output.bytes);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        _network.Dispose();
    }
}
