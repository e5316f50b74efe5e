using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>
/// One training step of the language model on 32 x 64 tokens: forward, cross-entropy, backward, Adam.
/// </summary>
internal sealed class LstmTraining : TrainingWorkload
{
    private readonly RecurrentNetworkWeights _weights = RecurrentNetworkWeights.Characters(65, 64, 128);
    private readonly TokenBatch _batch = TokenBatch.Create(sequences: 32, steps: 64, vocabulary: 65);

    /// <inheritdoc/>
    public override string Name => "lstm-train";

    /// <summary>Forward, weight gradients, and all input gradients, which the embedding needs.</summary>
    public override double Flops => 3 * _batch.Tokens.Length * _weights.StepFlops;

    /// <inheritdoc/>
    protected override IContestant Torch(double? learningRate, int threads) => new TorchClassifierTraining(
        () => new TorchLanguageModel(_weights), _weights.Layers,
        () => tensor(_batch.Tokens, [_batch.Sequences, _batch.Steps], int64), _batch.Targets, learningRate, threads);

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads) => new LanguageModelTraining<CharacterModel>(
        name, new CharacterModel(seed: 1), _weights.Layers, _batch, LearningRate, threads);
}
