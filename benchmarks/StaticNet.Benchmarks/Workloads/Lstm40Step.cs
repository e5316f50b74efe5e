using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>A value through 40 LSTM units and a fully connected layer.</summary>
internal sealed class Lstm40Step()
    : RecurrentStep(RecurrentNetworkWeights.Filter(RecurrentKind.Lstm, 40), StepInputs.OfValues())
{
    /// <inheritdoc/>
    public override string Name => "lstm40-step";

    /// <inheritdoc/>
    public override string Note => RtNeural.Quoted("268");

    /// <inheritdoc/>
    protected override IContestant StaticNet(RecurrentNetworkWeights weights, StepInputs inputs)
        => new Steps(new Lstm40Filter.State(streams: 1), weights, inputs);

    private sealed class Steps(Lstm40Filter.State state, RecurrentNetworkWeights weights, StepInputs inputs)
        : StaticNetSteps<Lstm40Filter, float>(new Lstm40Filter(seed: 1), state, weights, inputs.Values)
    {
        public override void Run(int iterations)
        {
            Lstm40Filter network = Network;
            ReadOnlySpan<float> inputs = Inputs;
            Span<float> output = Output;
            for (int i = 0; i < iterations; i++)
                network.Step(inputs.Slice(i % StepInputs.Count, 1), state, output);
        }
    }
}
