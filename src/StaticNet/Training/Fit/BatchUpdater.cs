using StaticNet.Optimizers;

namespace StaticNet.Training;

/// <summary>
/// Steps of an optimizer that need nobody to see the gradients first: where network and optimizer allow it, the update
/// runs within the backward pass.
/// </summary>
internal sealed class BatchUpdater<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly Optimizer _optimizer;
    private readonly FusedUpdate? _fused;
    private readonly AlignedBuffer _gradients;

    public BatchUpdater(TNetwork network, Optimizer optimizer)
    {
        (_network, _optimizer) = (network, optimizer);
        _gradients = new AlignedBuffer(network.Parameters.Length);
        ReadOnlySpan<int> weights = TNetwork.FusedWeights;
        if (!weights.IsEmpty && optimizer.UpdatesInParts)
            _fused = new FusedUpdate(optimizer, () => network.Parameters, weights.ToArray());
    }

    /// <summary>The gradients, all of which are there where a step runs within no pass.</summary>
    public Span<float> Gradients => _gradients;

    /// <summary>Begins a step; the loss and its gradients are to be computed next, on the same thread.</summary>
    /// <param name="workspace">The memory of the pass.</param>
    public BatchUpdate Begin(Workspace workspace) => new(_optimizer.Enter(), workspace, _fused);

    /// <summary>Ends a step, unless its loss is not finite.</summary>
    /// <param name="workspace">The memory of the pass.</param>
    /// <param name="loss">The loss.</param>
    /// <returns>Whether it is finite, or nothing counted, which changes nothing.</returns>
    public bool End(Workspace workspace, float loss)
    {
        if (workspace.IsLossEmpty)
            return true;
        if (!float.IsFinite(loss))
            return false;
        if (_fused is { HasBegun: true })
            _fused.End(Gradients, workspace.Threads);
        else
            _optimizer.StepWithin(_network.Parameters, Gradients, workspace.Threads);
        return true;
    }
}
