using System.Runtime.InteropServices;
using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>
/// Subnormal numbers count as zeros: whatever comes in with some gives the bits that zeros give, and what decays ends
/// at zero. How much time that saves depends on the processor; that none gets into a product does not.
/// </summary>
public sealed class SubnormalTests
{
    private static readonly string[] Cells =
    [
        "Lstm(16)", "Lstm(8)", "Lstm(3)", "Lstm(40)", "Lstm(128)", "Gru(8)", "Gru(21)", "Gru(8, ResetAfter = false)",
        "SimpleRnn(16)", "SimpleRnn(5)", "SimpleRnn(6, Activation = RecurrentActivation.Relu)", "Lstm(7), Gru(9)",
    ];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile("Subnormals",
        [.. Cells.Select((cell, index) => KeyValuePair.Create($"Cell{index}", $"[SequenceInput(3), {cell}, Dense(2)]"))]));

    public static TheoryData<string> CellNames { get; } = [.. Cells];

    [Theory]
    [MemberData(nameof(ContractNetworks.All), MemberType = typeof(ContractNetworks))]
    public void Input_with_subnormals_gives_the_bits_of_zeros(string name)
    {
        NetworkRunner network = ContractNetworks.Create(name);
        foreach (int samples in (int[])[1, 3, 50])
        {
            float[] input = ContractNetworks.RandomInput(network, samples);
            float[] zeros = [.. input];
            Fade(input, zeros);
            float[] before = [.. input];
            AssertBits(network.Predict(zeros), network.Predict(input));
            foreach (bool training in (bool[])[false, samples > 1])
            {
                float[] expected = [.. network.Forward(zeros, new Workspace(samples), training)];
                AssertBits(expected, network.Forward(input, new Workspace(samples), training));
            }
            AssertBits(before, input);
        }
    }

    [Theory]
    [MemberData(nameof(ContractNetworks.All), MemberType = typeof(ContractNetworks))]
    public void Training_with_subnormals_gives_the_gradients_of_zeros(string name)
    {
        const int Samples = 20;
        NetworkRunner network = ContractNetworks.Create(name);
        float[] input = ContractNetworks.RandomInput(network, Samples);
        float[] zeros = [.. input];
        Fade(input, zeros);
        Targets targets = ContractNetworks.SomeClasses(network, Samples);
        float[] expected = network.NewGradients(), actual = network.NewGradients();
        float loss = network.LossAndGradients(zeros, targets, new Workspace(Samples), expected);
        Assert.Equal(loss, network.LossAndGradients(input, targets, new Workspace(Samples), actual));
        AssertBits(expected, actual);
    }

    [Theory]
    [MemberData(nameof(CellNames))]
    public void Sequences_and_states_with_subnormals_give_the_bits_of_zeros(string cell)
    {
        const int Time = 7;
        NetworkRunner network = Create(cell);
        var runner = (IRecurrentRunner<float>)network;
        foreach (int streams in (int[])[1, 5])
        {
            float[] input = ContractNetworks.RandomInput(network, streams * Time);
            float[] zeros = [.. input];
            Fade(input, zeros);
            float[] expected = new float[streams * Time * network.OutputSize], actual = new float[expected.Length];
            runner.Predict(zeros, expected, streams);
            runner.Predict(input, actual, streams);
            AssertBits(expected, actual);

            RecurrentState clean = runner.CreateState(streams), faded = runner.CreateState(streams);
            for (int call = 0; call < 3; call++)
            {
                // also between two calls, as in a state that its owner fades out
                Fade(faded.Values, clean.Values);
                runner.Predict(zeros, clean, expected);
                runner.Predict(input, faded, actual);
                AssertBits(expected, actual);
                AssertBits(clean.Values, faded.Values);
                Fade(faded.Values, clean.Values);
                int step = streams * network.InputSize, row = streams * network.OutputSize;
                runner.Step(zeros.AsSpan(0, step), clean, expected.AsSpan(0, row));
                runner.Step(input.AsSpan(0, step), faded, actual.AsSpan(0, row));
                AssertBits(expected, actual);
            }
        }
    }

    [Theory]
    [MemberData(nameof(CellNames))]
    public void Silence_leads_to_zero_past_the_subnormals(string cell)
    {
        NetworkRunner network = Create(cell);
        var runner = (IRecurrentRunner<float>)network;
        foreach (int streams in (int[])[1, 4])
        {
            RecurrentState state = runner.CreateState(streams);
            float[] silence = new float[streams * network.InputSize];
            float[] output = new float[streams * network.OutputSize];
            var random = new Random(streams);
            foreach (ref float value in state.Values)
                value = (random.NextSingle() - 0.5f) * 1e-33f;
            // The padding between the parts of a state is no part of it.
            runner.Step(silence, state, output);
            for (int step = 0; step < 150; step++)
            {
                Assert.DoesNotContain(state.Values.ToArray(), float.IsSubnormal);
                runner.Step(silence, state, output);
            }
        }
    }

    private static NetworkRunner Create(string cell) => Compiled.Value.Create($"Cell{Array.IndexOf(Cells, cell)}");

    // Every third value subnormal, of all sizes and both signs, and in the other zero of the same sign.
    private static void Fade(Span<float> values, Span<float> zeros)
    {
        for (int i = 0; i < values.Length; i += 3)
        {
            int bits = 1 + i * 7919 % 0x7FFFFF;
            values[i] = BitConverter.Int32BitsToSingle(i % 2 == 0 ? bits : bits | int.MinValue);
            zeros[i] = i % 2 == 0 ? 0f : -0f;
        }
    }

    private static void AssertBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
        => Assert.True(MemoryMarshal.Cast<float, int>(expected).SequenceEqual(
            MemoryMarshal.Cast<float, int>(actual)));
}
