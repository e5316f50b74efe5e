using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>The transformer by this library: a whole sequence, or its last token after all others.</summary>
internal sealed class TransformerRun : IContestant
{
    private readonly TransformerModel _network = new(seed: 1);
    private readonly TransformerModel.State? _state;
    private readonly int[] _tokens;
    private readonly AlignedBuffer _output;

    /// <summary>Prepares the network and, for steps, the state after all tokens but the last.</summary>
    /// <param name="weights">The layers.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="steps">Whether the last token is a step.</param>
    public TransformerRun(TransformerWeights weights, int[] tokens, bool steps)
    {
        NetworkWeights.Set(_network, weights.Layers);
        _output = new AlignedBuffer(tokens.Length * TransformerModel.OutputSize);
        _tokens = tokens;
        if (!steps)
            return;
        _state = new TransformerModel.State(streams: 1);
        _network.Predict(
            tokens.AsSpan(0, tokens.Length - 1), _state, _output.Span[TransformerModel.OutputSize..]);
        _tokens = [tokens[^1]];
        _output = new AlignedBuffer(TransformerModel.OutputSize);
    }

    /// <inheritdoc/>
    public string Name => PeerNames.StaticNet;

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
        {
            if (_state is null)
            {
                _network.Predict(_tokens, _output, sequences: 1);
                continue;
            }
            _network.Step(_tokens, _state, _output);
            _state.Rewind(1);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
