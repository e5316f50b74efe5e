using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Torch;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Sweep;

/// <summary>One training step of a drawn network: forward, cross-entropy, backward, Adam.</summary>
/// <param name="network">The network, with its weights.</param>
/// <param name="compiled">What the compiler made of it.</param>
internal sealed class SweepTraining(SweepNetwork network, CompiledNetwork compiled) : TrainingWorkload
{
    private readonly ClassifierBatch _batch = network.CreateBatch();

    /// <inheritdoc/>
    public override string Name => $"train {network}";

    /// <inheritdoc/>
    public override double Flops => network.TrainingFlops;

    /// <summary>
    /// Of many values before a ReLU some are so near to zero that rounding decides the sign, and with it a gradient.
    /// </summary>
    public override double Tolerance => 5e-3;

    /// <summary>
    /// So small that rounding does not grow from step to step: Adam's first steps are as long where a gradient is
    /// nothing but rounding.
    /// </summary>
    protected override double LearningRate => 1e-6;

    /// <inheritdoc/>
    protected override IContestant Torch(double? learningRate, int threads) => new TorchClassifierTraining(
        network.CreateTorch, network.Weights, () => SweepOrder.TorchInput(network, _batch.Input), _batch.Targets,
        learningRate, threads);

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads)
        => compiled.Training(name, _batch, LearningRate, threads);
}
