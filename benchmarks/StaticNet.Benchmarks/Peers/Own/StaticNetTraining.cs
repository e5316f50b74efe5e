using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>Training steps of a classifier by this library: loss and gradients in one call, then Adam.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class StaticNetTraining<TNetwork> : IContestant
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly IReadOnlyList<LayerWeights> _layers;
    private readonly AlignedBuffer _input;
    private readonly int[] _targets;
    private readonly AlignedBuffer _gradients;
    private readonly Workspace _workspace;
    private readonly Adam _adam;

    /// <summary>Prepares network, data and optimizer.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="network">The network.</param>
    /// <param name="layers">Its weights.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="learningRate">Adam's learning rate.</param>
    /// <param name="threads">How many threads a step may use.</param>
    public StaticNetTraining(
        string name, TNetwork network, IReadOnlyList<LayerWeights> layers, ClassifierBatch batch, double learningRate, int threads)
    {
        Name = name;
        _network = network;
        _layers = layers;
        _input = new AlignedBuffer(batch.Input.Length);
        batch.Input.CopyTo(_input.Span);
        _targets = batch.Targets;
        _gradients = new AlignedBuffer(network.Parameters.Length);
        _workspace = new Workspace(batch.Samples) { Threads = threads };
        _adam = new Adam(learningRate);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        Dictionary<string, float[]> result = [];
        Restore();
        for (int i = 0; i < TrainingCheck.Steps; i++)
        {
            result[TrainingCheck.Loss(i)] = [Step()];
            if (i == 0)
                result[TrainingCheck.Gradients] = NetworkWeights.Gather<TNetwork>(_gradients);
        }
        return result;
    }

    /// <inheritdoc/>
    public void Restore() => NetworkWeights.Set(_network, _layers);

    /// <inheritdoc/>
    public void Run(int iterations)
    {
        for (int i = 0; i < iterations; i++)
            Step();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private float Step()
    {
        float loss = _network.LossAndGradients(_input, _targets, _workspace, _gradients);
        _adam.Step(_network.Parameters, _gradients, threads: _workspace.Threads);
        return loss;
    }
}
