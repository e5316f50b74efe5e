using System.Runtime.InteropServices;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Weights;
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
    private readonly IReadOnlyList<LayerWeights> _weights;
    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly TorchSharp.Modules.Adam? _adam;
    private readonly Tensor _input;
    private readonly Tensor _targets;

    /// <summary>Prepares network, data and optimizer.</summary>
    /// <param name="network">Makes the network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="input">Makes the input.</param>
    /// <param name="targets">The class of each row of the output.</param>
    /// <param name="learningRate">Adam's learning rate; null leaves the optimizer out.</param>
    /// <param name="threads">How many threads a step may use.</param>
    public TorchTraining(
        Func<nn.Module<Tensor, Tensor>> network, IReadOnlyList<LayerWeights> weights, Func<Tensor> input, int[] targets,
        double? learningRate, int threads)
    {
        TorchRuntime.UseThreads(threads);
        _weights = weights;
        _network = network();
        _network.train();
        _adam = learningRate is double rate ? optim.Adam(_network.parameters(), rate) : null;
        _input = input();
        _targets = tensor(targets, int64);
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
            {
                result[TrainingCheck.Gradients] =
                    [.. _network.parameters().SelectMany(p => p.grad!.data<float>().ToArray())];
            }
        }
        return result;
    }

    /// <inheritdoc/>
    public void Restore() => TorchWeights.Set(_network, _weights);

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
        Update();
        return loss.item<float>();
    }

    // TorchSharp's optimizer does not keep its scalars alive: where a collection falls into a call, native code reads
    // what was freed, and reports it. That happens once in very many steps, whose median counts.
    private void Update()
    {
        try
        {
            _adam?.step();
        }
        catch (ExternalException)
        {
            _adam!.step();
        }
    }
}
