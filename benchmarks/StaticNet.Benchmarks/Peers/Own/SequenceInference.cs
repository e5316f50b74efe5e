using StaticNet.Benchmarks.Measurement;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>Inference over whole sequences of values, each from a state of zero.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class SequenceInference<TNetwork> : IContestant
    where TNetwork : class, ISequenceNetwork<TNetwork, float>
{
    private readonly TNetwork _network;
    private readonly AlignedBuffer _input;
    private readonly AlignedBuffer _output;
    private readonly int _sequences;
    private readonly int _threads;

    /// <summary>Prepares buffers for a network that has its weights.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="network">The network.</param>
    /// <param name="input">The input, [sequences x steps x values].</param>
    /// <param name="sequences">The number of sequences.</param>
    /// <param name="outputCount">How many values it gives.</param>
    /// <param name="threads">How many threads a call may use.</param>
    public SequenceInference(
        string name, TNetwork network, float[] input, int sequences, int outputCount, int threads)
    {
        (Name, _network, _sequences, _threads) = (name, network, sequences, threads);
        _input = new AlignedBuffer(input.Length);
        input.CopyTo(_input.Span);
        _output = new AlignedBuffer(outputCount);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        Run(1);
        return new Dictionary<string, float[]> { ["output"] = _output.Span.ToArray() };
    }

    /// <inheritdoc/>
    public void Run(int iterations)
    {
        for (int i = 0; i < iterations; i++)
            _network.Predict(_input, _output, _sequences, _threads);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
