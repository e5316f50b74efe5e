using System.Runtime.InteropServices;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Workloads;
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

    private TorchInference(nn.Module<Tensor, Tensor> network, int samples, float[] input)
    {
        _network = network;
        _network.eval();
        _input = tensor(input, [samples, input.Length / samples]);
    }

    /// <summary>Creates a multilayer perceptron.</summary>
    /// <param name="layers">Its weights.</param>
    /// <param name="activation">Makes the activation between two layers.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="input">The input, [samples x values].</param>
    /// <param name="threads">How many threads a call may use.</param>
    public static TorchInference OfMlp(
        DenseWeights[] layers, Func<nn.Module<Tensor, Tensor>> activation, int samples, float[] input, int threads)
    {
        TorchRuntime.UseThreads(threads);
        return new TorchInference(TorchMlp.Create(layers, activation), samples, input);
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
