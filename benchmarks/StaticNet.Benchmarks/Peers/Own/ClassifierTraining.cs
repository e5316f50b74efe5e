using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>Training steps of a classifier.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class ClassifierTraining<TNetwork> : StaticNetTraining<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly AlignedBuffer _input;
    private readonly int[] _targets;
    private readonly Trainer<TNetwork> _trainer;

    /// <summary>Prepares network, data and optimizer.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="network">The network.</param>
    /// <param name="layers">Its weights.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="learningRate">Adam's learning rate.</param>
    /// <param name="threads">How many threads a step may use.</param>
    public ClassifierTraining(
        string name, TNetwork network, IReadOnlyList<LayerWeights> layers, ClassifierBatch batch, double learningRate,
        int threads)
        : base(name, network, layers, new Workspace(batch.Samples) { Threads = threads }, learningRate)
    {
        _input = new AlignedBuffer(batch.Input.Length);
        batch.Input.CopyTo(_input.Span);
        _targets = batch.Targets;
        _trainer = new Trainer<TNetwork>(network, Optimizer);
    }

    /// <inheritdoc/>
    protected override float LossAndGradients(Workspace workspace, Span<float> gradients)
        => Network.LossAndGradients(_input, _targets, workspace, gradients);

    /// <inheritdoc/>
    protected override float Step(Workspace workspace) => _trainer.TrainOnBatch(_input, _targets, workspace);
}
