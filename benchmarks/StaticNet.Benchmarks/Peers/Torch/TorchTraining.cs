using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Workloads;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>
/// Training steps of a classifier by TorchSharp: gradients cleared, forward, cross-entropy, backward and, in the whole
/// step, Adam.
/// </summary>
internal sealed class TorchTraining : IContestant
{
    private readonly DenseWeights[] _layers;
    private readonly TorchSharp.Modules.Sequential _network;
    private readonly TorchSharp.Modules.Adam? _adam;
    private readonly Tensor _input;
    private readonly Tensor _targets;

    /// <summary>Prepares network, data and optimizer.</summary>
    /// <param name="layers">The weights.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="learningRate">Adam's learning rate; null leaves the optimizer out.</param>
    /// <param name="threads">How many threads a step may use.</param>
    public TorchTraining(DenseWeights[] layers, ClassifierBatch batch, double? learningRate, int threads)
    {
        TorchRuntime.UseThreads(threads);
        _layers = layers;
        _network = TorchMlp.Create(layers, () => nn.ReLU());
        _network.train();
        _adam = learningRate is double rate ? optim.Adam(_network.parameters(), rate) : null;
        _input = tensor(batch.Input, [batch.Samples, batch.InputSize]);
        _targets = tensor(batch.Targets, int64);
    }

    /// <inheritdoc/>
    public string Name => _adam is null ? PeerNames.TorchSharpForwardBackward : PeerNames.TorchSharp;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        Dictionary<string, float[]> result = [];
        int steps = _adam is null ? 1 : TrainingCheck.Steps;
        Restore();
        for (int i = 0; i < steps; i++)
        {
            result[TrainingCheck.Loss(i)] = [Step()];
            if (i == 0)
                result[TrainingCheck.Gradients] = [.. _network.parameters().SelectMany(p => p.grad!.data<float>().ToArray())];
        }
        return result;
    }

    /// <inheritdoc/>
    public void Restore() => TorchMlp.Restore(_network, _layers);

    /// <inheritdoc/>
    public void Run(int iterations)
    {
        for (int i = 0; i < iterations; i++)
            Step();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        _targets.Dispose();
        _adam?.Dispose();
        _network.Dispose();
    }

    private float Step()
    {
        using DisposeScope scope = NewDisposeScope();
        _network.zero_grad(set_to_none: true);
        Tensor loss = nn.functional.cross_entropy(_network.forward(_input), _targets);
        loss.backward();
        _adam?.step();
        return loss.item<float>();
    }
}
