using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>Inference by this library: <c>Predict</c> from one span into another.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal class StaticNetInference<TNetwork> : IContestant
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly int _threads;

    /// <summary>Prepares network and buffers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Its weights.</param>
    /// <param name="input">The input, [samples x values].</param>
    /// <param name="threads">How many threads it may use.</param>
    public StaticNetInference(TNetwork network, IReadOnlyList<LayerWeights> layers, float[] input, int threads = 1)
        : this(network, input, threads)
        => NetworkWeights.Set(network, layers);

    /// <summary>Prepares buffers for a network that has its weights.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">The input, [samples x values].</param>
    /// <param name="threads">How many threads it may use.</param>
    public StaticNetInference(TNetwork network, float[] input, int threads = 1)
    {
        _threads = threads;
        Network = network;
        Input = new AlignedBuffer(input.Length);
        input.CopyTo(Input.Span);
        Output = new AlignedBuffer(input.Length / TNetwork.InputSize * TNetwork.OutputSize);
    }

    /// <inheritdoc/>
    public string Name { get; init; } = PeerNames.StaticNet;

    /// <summary>The network.</summary>
    protected TNetwork Network { get; }

    /// <summary>Its input.</summary>
    protected AlignedBuffer Input { get; }

    /// <summary>Where its output goes.</summary>
    protected AlignedBuffer Output { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        Run(1);
        return new Dictionary<string, float[]> { ["output"] = Output.Span.ToArray() };
    }

    /// <inheritdoc/>
    public virtual void Run(int iterations)
    {
        ReadOnlySpan<float> input = Input;
        Span<float> output = Output;
        if (_threads > 1)
        {
            for (int i = 0; i < iterations; i++)
                Network.Predict(input, output, _threads);
            return;
        }
        for (int i = 0; i < iterations; i++)
            Network.Predict(input, output);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
