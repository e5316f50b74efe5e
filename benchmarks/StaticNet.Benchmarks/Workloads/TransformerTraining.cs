using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>One training step of the transformer: forward, cross-entropy, backward, AdamW.</summary>
/// <param name="sequences">The number of sequences of 64 tokens.</param>
internal sealed class TransformerTraining(int sequences) : TrainingWorkload
{
    private readonly TokenBatch _batch =
        TokenBatch.Create(sequences, TransformerWeights.Steps, TransformerWeights.Vocabulary);

    /// <inheritdoc/>
    public override string Name => $"transformer-train-b{sequences}";

    /// <summary>Forward, weight gradients, and all input gradients.</summary>
    public override double Flops =>
        3 * _batch.Tokens.Length * Weights.StepFlops((TransformerWeights.Steps + 1) / 2.0);

    private TransformerWeights Weights => field ??= TransformerWeights.Create();

    /// <inheritdoc/>
    protected override IContestant Torch(double? learningRate, int threads) => new TorchClassifierTraining(
        () => new TorchTransformer(Weights), Weights.Layers,
        () => tensor(_batch.Tokens, [_batch.Sequences, _batch.Steps], int64), _batch.Targets, learningRate, threads,
        isDecoupled: true);

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads) => new LanguageModelTraining<TransformerModel>(
        name, new TransformerModel(seed: 1), Weights.Layers, _batch, LearningRate, threads, isDecoupled: true);
}
