using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>Training steps of a language model, each from a state of zero.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class LanguageModelTraining<TNetwork>(
    string name, TNetwork network, IReadOnlyList<LayerWeights> layers, TokenBatch batch, double learningRate,
    int threads, bool isDecoupled = false)
    : StaticNetTraining<TNetwork>(
        name, network, layers, new Workspace(batch.Sequences, batch.Steps) { Threads = threads }, learningRate,
        isDecoupled)
    where TNetwork : class, ITrainableSequenceNetwork<TNetwork, int>
{
    /// <inheritdoc/>
    protected override float LossAndGradients(Workspace workspace, Span<float> gradients)
        => Network.LossAndGradients(batch.Tokens, batch.Targets, workspace, gradients, batch.Sequences);
}
