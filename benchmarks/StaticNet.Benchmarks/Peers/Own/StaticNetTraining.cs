using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>Training steps by this library: loss and gradients in one call, then Adam.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal abstract class StaticNetTraining<TNetwork> : IContestant
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly IReadOnlyList<LayerWeights> _layers;
    private readonly AlignedBuffer _gradients;
    private readonly Workspace _workspace;
    private readonly Optimizer _optimizer;

    /// <summary>Prepares network and optimizer.</summary>
    /// <param name="name">The contestant's name.</param>
    /// <param name="network">The network.</param>
    /// <param name="layers">Its weights.</param>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="learningRate">Adam's learning rate.</param>
    /// <param name="isDecoupled">Whether it is AdamW.</param>
    protected StaticNetTraining(
        string name, TNetwork network, IReadOnlyList<LayerWeights> layers, Workspace workspace, double learningRate,
        bool isDecoupled = false)
    {
        (Name, Network, _layers, _workspace) = (name, network, layers, workspace);
        _gradients = new AlignedBuffer(network.Parameters.Length);
        _optimizer = isDecoupled ? new AdamW(learningRate) : new Adam(learningRate);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The network.</summary>
    protected TNetwork Network { get; }

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
    public void Restore() => NetworkWeights.Set(Network, _layers);

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

    /// <summary>Computes the loss and its gradients.</summary>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="gradients">Receives the gradients.</param>
    protected abstract float LossAndGradients(Workspace workspace, Span<float> gradients);

    private float Step()
    {
        float loss = LossAndGradients(_workspace, _gradients);
        _optimizer.Step(Network.Parameters, _gradients, threads: _workspace.Threads);
        return loss;
    }
}
