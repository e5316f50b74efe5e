using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>One token at position 64, after 63 whose keys and values are there.</summary>
internal sealed class TransformerStep : Workload
{
    private readonly int[] _tokens =
        TokenBatch.Create(1, TransformerWeights.Steps, TransformerWeights.Vocabulary).Tokens;

    /// <inheritdoc/>
    public override string Name => "transformer-step";

    /// <inheritdoc/>
    public override double Flops => Weights.StepFlops(TransformerWeights.Steps);

    private TransformerWeights Weights => field ??= TransformerWeights.Create();

    /// <inheritdoc/>
    public override IContestant StaticNet(int threads) => new TransformerRun(Weights, _tokens, steps: true);

    /// <inheritdoc/>
    public override IEnumerable<Peer> Peers(int threads)
    {
        yield return new Peer(
            PeerNames.OnnxRuntime,
            () => new OnnxTransformerInference(Weights, _tokens, past: _tokens.Length - 1, threads));
    }
}
