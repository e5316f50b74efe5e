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
    /// Of many values before a ReLU some are so near to zero that rounding decides the sign, and normalisations carry
    /// that on: TorchSharp's own gradients in single precision differ by up to 0.008 from those in double.
    /// </summary>
    public override double Tolerance => network.IsNormalized ? 2e-2 : 5e-3;

    /// <summary>
    /// So small that rounding does not grow from step to step: Adam's first steps are as long where a gradient is
    /// nothing but rounding.
    /// </summary>
    protected override double LearningRate => 1e-6;

    /// <inheritdoc/>
    protected override IContestant Torch(double? learningRate, int threads)
    {
        // Neither layout of images is always the faster one: with few channels, channels last takes four times as long.
        bool[] layouts = network.Input.Rank == 2 ? [true, false] : [false];
        return Fastest.Of([.. layouts.Select<bool, Func<IContestant>>(
            channelsLast => () => Torch(learningRate, threads, channelsLast))]);
    }

    /// <inheritdoc/>
    protected override IContestant StaticNet(string name, int threads)
        => compiled.Training(name, _batch, LearningRate, threads);

    private TorchClassifierTraining Torch(double? learningRate, int threads, bool channelsLast) => new(
        () => network.CreateTorch(channelsLast), network.Weights,
        () => SweepOrder.TorchInput(network, _batch.Input, channelsLast), _batch.Targets, learningRate, threads);
}
