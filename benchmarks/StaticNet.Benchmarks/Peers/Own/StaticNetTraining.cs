using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>Training steps by this library, with Adam.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal abstract class StaticNetTraining<TNetwork> : IContestant
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly IReadOnlyList<LayerWeights> _layers;
    private readonly AlignedBuffer _gradients;
    private readonly Workspace _workspace;

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
        Optimizer = isDecoupled ? new AdamW(learningRate) : new Adam(learningRate);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The network.</summary>
    protected TNetwork Network { get; }

    /// <summary>The optimizer.</summary>
    protected Optimizer Optimizer { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        Dictionary<string, float[]> result = [];
        Restore();
        LossAndGradients(_workspace, _gradients);
        result[TrainingCheck.Gradients] = NetworkWeights.Gather<TNetwork>(_gradients);
        for (int i = 0; i < TrainingCheck.Steps; i++)
            result[TrainingCheck.Loss(i)] = [Step(_workspace)];
        return result;
    }

    /// <inheritdoc/>
    public void Restore() => NetworkWeights.Set(Network, _layers);

    /// <inheritdoc/>
    public void Run(int iterations)
    {
        for (int i = 0; i < iterations; i++)
            Step(_workspace);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>Computes the loss and its gradients.</summary>
    /// <param name="workspace">The memory to work in.</param>
    /// <param name="gradients">Receives the gradients.</param>
    protected abstract float LossAndGradients(Workspace workspace, Span<float> gradients);

    /// <summary>Takes a step: loss and gradients in one call, then the optimizer.</summary>
    /// <param name="workspace">The memory to work in.</param>
    protected virtual float Step(Workspace workspace)
    {
        float loss = LossAndGradients(workspace, _gradients);
        Optimizer.Step(Network.Parameters, _gradients, threads: workspace.Threads);
        return loss;
    }
}
