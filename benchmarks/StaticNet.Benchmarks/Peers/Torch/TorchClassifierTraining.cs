using StaticNet.Benchmarks.Weights;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>Training steps of a classifier by TorchSharp, with cross-entropy.</summary>
internal sealed class TorchClassifierTraining : TorchTraining<nn.Module<Tensor, Tensor>>
{
    private readonly Tensor _input;
    private readonly Tensor _targets;

    /// <summary>Prepares network, data and optimizer.</summary>
    /// <param name="network">Makes the network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="input">Makes the input.</param>
    /// <param name="targets">The class of each row of the output.</param>
    /// <param name="learningRate">Adam's learning rate; null leaves the optimizer out.</param>
    /// <param name="threads">How many threads a step may use.</param>
    /// <param name="isDecoupled">Whether it is AdamW.</param>
    public TorchClassifierTraining(
        Func<nn.Module<Tensor, Tensor>> network, IReadOnlyList<LayerWeights> weights, Func<Tensor> input, int[] targets,
        double? learningRate, int threads, bool isDecoupled = false)
        : base(network, weights, learningRate, threads, isDecoupled)
        => (_input, _targets) = (input(), tensor(targets, int64));

    /// <inheritdoc/>
    public override void Dispose()
    {
        _input.Dispose();
        _targets.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Tensor Loss() => nn.functional.cross_entropy(Network.forward(_input), _targets);
}
