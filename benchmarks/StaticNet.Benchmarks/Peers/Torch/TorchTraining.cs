using System.Runtime.InteropServices;
using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;
using TorchSharp;
using static TorchSharp.torch;

namespace StaticNet.Benchmarks.Peers.Torch;

/// <summary>
/// Training steps by TorchSharp: gradients cleared, forward, loss, backward and, in the whole step, Adam.
/// </summary>
/// <typeparam name="TModule">The network's class.</typeparam>
internal abstract class TorchTraining<TModule> : IContestant
    where TModule : nn.Module
{
    private readonly IReadOnlyList<LayerWeights> _weights;
    private readonly optim.Optimizer? _optimizer;

    /// <summary>Prepares network and optimizer.</summary>
    /// <param name="network">Makes the network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="learningRate">Adam's learning rate; null leaves the optimizer out.</param>
    /// <param name="threads">How many threads a step may use.</param>
    /// <param name="isDecoupled">Whether it is AdamW.</param>
    protected TorchTraining(
        Func<TModule> network, IReadOnlyList<LayerWeights> weights, double? learningRate, int threads,
        bool isDecoupled = false)
    {
        TorchRuntime.UseThreads(threads);
        _weights = weights;
        Network = network();
        Network.train();
        _optimizer = learningRate is not double rate ? null
            : isDecoupled ? optim.AdamW(Network.parameters(), rate)
            : optim.Adam(Network.parameters(), rate);
    }

    /// <inheritdoc/>
    public string Name => _optimizer is null ? PeerNames.TorchSharpForwardBackward : PeerNames.TorchSharp;

    /// <summary>The network.</summary>
    protected TModule Network { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        Dictionary<string, float[]> result = [];
        int steps = _optimizer is null ? 1 : TrainingCheck.Steps;
        Restore();
        for (int i = 0; i < steps; i++)
        {
            result[TrainingCheck.Loss(i)] = [Step()];
            if (i == 0)
            {
                result[TrainingCheck.Gradients] =
                    [.. Network.parameters().SelectMany(p => Values(p.grad!))];
            }
        }
        return result;
    }

    /// <inheritdoc/>
    public void Restore() => TorchWeights.Set(Network, _weights);

    /// <inheritdoc/>
    public void Run(int iterations)
    {
        for (int i = 0; i < iterations; i++)
            Step();
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        _optimizer?.Dispose();
        Network.Dispose();
    }

    /// <summary>Computes the loss.</summary>
    protected abstract Tensor Loss();

    private float Step()
    {
        using DisposeScope scope = NewDisposeScope();
        Network.zero_grad(set_to_none: true);
        Tensor loss = Loss();
        loss.backward();
        Update();
        return loss.item<float>();
    }

    // The gradients of convolutions of images whose channels lie last lie so too.
    private static float[] Values(Tensor gradient)
    {
        using Tensor contiguous = gradient.contiguous();
        return contiguous.data<float>().ToArray();
    }

    // TorchSharp's optimizer does not keep its scalars alive: where a collection falls into a call, native code reads
    // what was freed, and reports it. That happens once in very many steps, whose median counts.
    private void Update()
    {
        try
        {
            _optimizer?.step();
        }
        catch (ExternalException)
        {
            _optimizer!.step();
        }
    }
}
