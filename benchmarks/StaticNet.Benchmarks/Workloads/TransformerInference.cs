using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Onnx;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>The logits of one sequence of 64 tokens.</summary>
internal sealed class TransformerInference : Workload
{
    private readonly int[] _tokens =
        TokenBatch.Create(1, TransformerWeights.Steps, TransformerWeights.Vocabulary).Tokens;

    /// <inheritdoc/>
    public override string Name => "transformer-infer-b1";

    /// <inheritdoc/>
    public override double Flops => _tokens.Length * Weights.StepFlops((TransformerWeights.Steps + 1) / 2.0);

    private TransformerWeights Weights => field ??= TransformerWeights.Create();

    /// <inheritdoc/>
    public override IContestant StaticNet(int threads) => new TransformerRun(Weights, _tokens, steps: false);

    /// <inheritdoc/>
    public override IEnumerable<Peer> Peers(int threads)
    {
        yield return new Peer(
            PeerNames.OnnxRuntime, () => new OnnxTransformerInference(Weights, _tokens, past: 0, threads));
    }
}
