using StaticNet.Benchmarks.Measurement;
using StaticNet.Benchmarks.Peers.Own;
using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>A token through the language model, as in generating text.</summary>
internal sealed class LstmStep()
    : RecurrentStep(RecurrentNetworkWeights.Characters(65, 64, 128), StepInputs.OfTokens(65))
{
    /// <inheritdoc/>
    public override string Name => "lstm-step";

    /// <inheritdoc/>
    protected override IContestant StaticNet(RecurrentNetworkWeights weights, StepInputs inputs)
        => new Steps(new CharacterModel.State(streams: 1), weights, inputs);

    private sealed class Steps(CharacterModel.State state, RecurrentNetworkWeights weights, StepInputs inputs)
        : StaticNetSteps<CharacterModel, int>(new CharacterModel(seed: 1), state, weights, inputs.Tokens!)
    {
        public override void Run(int iterations)
        {
            CharacterModel network = Network;
            ReadOnlySpan<int> inputs = Inputs;
            Span<float> output = Output;
            for (int i = 0; i < iterations; i++)
                network.Step(inputs.Slice(i % StepInputs.Count, 1), state, output);
        }
    }
}
