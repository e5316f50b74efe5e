using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>A value through 8 gated recurrent units and a fully connected layer.</summary>
internal sealed class Gru8Step()
    : RecurrentStep(RecurrentNetworkWeights.Filter(RecurrentKind.Gru, 8), StepInputs.OfValues())
{
    /// <inheritdoc/>
    public override string Name => "gru8-step";

    /// <inheritdoc/>
    public override string Note => RtNeural.Quoted("77");

    /// <inheritdoc/>
    protected override IContestant StaticNet(RecurrentNetworkWeights weights, StepInputs inputs)
        => new Steps(new Gru8Filter.State(streams: 1), weights, inputs);

    private sealed class Steps(Gru8Filter.State state, RecurrentNetworkWeights weights, StepInputs inputs)
        : StaticNetSteps<Gru8Filter, float>(new Gru8Filter(seed: 1), state, weights, inputs.Values)
    {
        public override void Run(int iterations)
        {
            Gru8Filter network = Network;
            ReadOnlySpan<float> inputs = Inputs;
            Span<float> output = Output;
            for (int i = 0; i < iterations; i++)
                network.Step(inputs.Slice(i % StepInputs.Count, 1), state, output);
        }
    }
}
