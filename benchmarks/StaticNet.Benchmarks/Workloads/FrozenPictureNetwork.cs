using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>A network with normalisation, which is part of the convolutions once it is frozen for inference.</summary>
/// <typeparam name="TNetwork">This library's network.</typeparam>
/// <typeparam name="TFrozen">It, frozen.</typeparam>
/// <typeparam name="TWeights">Its weights.</typeparam>
/// <param name="weights">Its weights, the same for all libraries.</param>
internal abstract class FrozenPictureNetwork<TNetwork, TFrozen, TWeights>(TWeights weights)
    : PictureNetwork<TNetwork, TWeights>(weights)
    where TNetwork : class, ITrainableNetwork<TNetwork>
    where TFrozen : class, INetwork<TFrozen>
    where TWeights : PictureWeights
{
    /// <inheritdoc/>
    public override IContestant Inference(string name, ClassifierBatch batch, int threads)
    {
        TNetwork network = Create();
        NetworkWeights.Set(network, Weights.Layers);
        return new StaticNetInference<TFrozen>(Freeze(network), batch.Input, threads) { Name = name };
    }

    /// <summary>Freezes this library's network.</summary>
    protected abstract TFrozen Freeze(TNetwork network);
}
