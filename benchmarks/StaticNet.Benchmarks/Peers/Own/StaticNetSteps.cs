using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Weights;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers.Own;

/// <summary>
/// Single steps in time by this library, the state carried from one to the next. Each network has its own loop, as
/// users write it: a call through an interface would be a measurable part of the time of a small one.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="TInput"><c>float</c> for values, <c>int</c> for tokens.</typeparam>
internal abstract class StaticNetSteps<TNetwork, TInput> : IContestant
    where TNetwork : class, IRecurrentNetwork<TNetwork, TInput>
    where TInput : unmanaged
{
    private readonly RecurrentState _state;

    /// <summary>Prepares network, state and buffers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="state">Its state.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="inputs">What comes in, step by step.</param>
    protected StaticNetSteps(TNetwork network, RecurrentState state, RecurrentNetworkWeights weights, TInput[] inputs)
    {
        NetworkWeights.Set(network, weights.Layers);
        (Network, _state, Inputs) = (network, state, inputs);
        Output = new AlignedBuffer(TNetwork.OutputSize);
    }

    /// <inheritdoc/>
    public string Name => PeerNames.StaticNet;

    /// <summary>The network.</summary>
    protected TNetwork Network { get; }

    /// <summary>What comes in, step by step.</summary>
    protected TInput[] Inputs { get; }

    /// <summary>Where the output of a step goes.</summary>
    protected AlignedBuffer Output { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, float[]> Check()
    {
        List<float> outputs = [];
        Restore();
        for (int i = 0; i < StepInputs.Count; i++)
        {
            Network.Step(Inputs.AsSpan(i, 1), _state, Output);
            outputs.AddRange(Output.Span);
        }
        return new Dictionary<string, float[]> { [StepInputs.Outputs] = [.. outputs] };
    }

    /// <inheritdoc/>
    public void Restore() => _state.Reset();

    /// <inheritdoc/>
    public abstract void Run(int iterations);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
