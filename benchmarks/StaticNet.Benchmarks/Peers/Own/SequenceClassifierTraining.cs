using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>Training steps of a classifier of sequences of values, or of their steps.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class SequenceClassifierTraining<TNetwork> : StaticNetTraining<TNetwork>
    where TNetwork : class, ITrainableSequenceNetwork<TNetwork, float>
{
    private readonly AlignedBuffer _input;
    private readonly ClassifierBatch _batch;

    /// <summary>Prepares network, data and optimizer.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="network">The network.</param>
    /// <param name="layers">Its weights.</param>
    /// <param name="batch">The sequences.</param>
    /// <param name="steps">The number of steps in each.</param>
    /// <param name="learningRate">Adam's learning rate.</param>
    /// <param name="threads">How many threads a step may use.</param>
    public SequenceClassifierTraining(
        string name, TNetwork network, IReadOnlyList<LayerWeights> layers, ClassifierBatch batch, int steps,
        double learningRate, int threads)
        : base(name, network, layers, new Workspace(batch.Samples, steps) { Threads = threads }, learningRate)
    {
        _batch = batch;
        _input = new AlignedBuffer(batch.Input.Length);
        batch.Input.CopyTo(_input.Span);
    }

    /// <inheritdoc/>
    protected override float LossAndGradients(Workspace workspace, Span<float> gradients)
        => Network.LossAndGradients(_input, _batch.Targets, workspace, gradients, _batch.Samples);
}
