using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>A value through 16 LSTM units and a fully connected layer.</summary>
internal sealed class Lstm16Step()
    : RecurrentStep(RecurrentNetworkWeights.Filter(RecurrentKind.Lstm, 16), StepInputs.OfValues())
{
    /// <inheritdoc/>
    public override string Name => "lstm16-step";

    /// <inheritdoc/>
    public override string Note => RtNeural.Quoted("83");

    /// <inheritdoc/>
    protected override IContestant StaticNet(RecurrentNetworkWeights weights, StepInputs inputs)
        => new Steps(new Lstm16Filter.State(streams: 1), weights, inputs);

    private sealed class Steps(Lstm16Filter.State state, RecurrentNetworkWeights weights, StepInputs inputs)
        : StaticNetSteps<Lstm16Filter, float>(new Lstm16Filter(seed: 1), state, weights, inputs.Values)
    {
        public override void Run(int iterations)
        {
            Lstm16Filter network = Network;
            ReadOnlySpan<float> inputs = Inputs;
            Span<float> output = Output;
            for (int i = 0; i < iterations; i++)
                network.Step(inputs.Slice(i % StepInputs.Count, 1), state, output);
        }
    }
}
