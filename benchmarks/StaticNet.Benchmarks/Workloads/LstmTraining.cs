using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>
/// One training step of the language model on 32 x 64 tokens: forward, cross-entropy, backward, Adam.
/// </summary>
internal sealed class LstmTraining : Workload
{
    private const double LearningRate = 1e-3;

    private readonly RecurrentNetworkWeights _weights = RecurrentNetworkWeights.Characters(65, 64, 128);
    private readonly TokenBatch _batch = TokenBatch.Create(sequences: 32, steps: 64, vocabulary: 65);

    /// <inheritdoc/>
    public override string Name => "lstm-train";

    /// <summary>Forward, weight gradients, and all input gradients, which the embedding needs.</summary>
    public override double Flops => 3 * _batch.Tokens.Length * _weights.StepFlops;

    /// <inheritdoc/>
    public override IContestant StaticNet(int threads) => StaticNet(PeerNames.StaticNet, threads);

    /// <inheritdoc/>
    public override IEnumerable<Peer> Peers(int threads)
    {
        yield return new Peer(PeerNames.TorchSharp, () => Torch(LearningRate, threads));
        yield return new Peer(PeerNames.TorchSharpForwardBackward, () => Torch(learningRate: null, threads));
        if (threads > 1)
            yield return new Peer(PeerNames.StaticNetOneThread, () => StaticNet(PeerNames.StaticNetOneThread, 1));
    }

    private TorchClassifierTraining Torch(double? learningRate, int threads) => new(
        () => new TorchLanguageModel(_weights), _weights.Layers,
        () => tensor(_batch.Tokens, [_batch.Sequences, _batch.Steps], int64), _batch.Targets, learningRate, threads);

    private LanguageModelTraining<CharacterModel> StaticNet(string name, int threads)
        => new(name, new CharacterModel(seed: 1), _weights.Layers, _batch, LearningRate, threads);
}
