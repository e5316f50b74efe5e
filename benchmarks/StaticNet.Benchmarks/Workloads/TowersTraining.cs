using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>One training step of two towers with two heads: forward, both losses, backward, Adam.</summary>
internal sealed class TowersTraining(int samples) : TrainingWorkload
{
    private readonly TowersWeights _weights = TowersWeights.Create();
    private readonly TowersBatch _batch = TowersBatch.Create(samples);

    /// <inheritdoc/>
    public override string Name => $"towers-train-b{samples}";

    /// <inheritdoc/>
    public override double Flops => samples * _weights.TrainingFlops;

    /// <inheritdoc/>
    protected override IContestant Torch(double? learningRate, int threads)
        => new TorchTowersTraining(_weights, _batch, learningRate, threads);

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads)
        => new TwoTowersTraining(name, _weights.Layers, _batch, LearningRate, threads);
}
