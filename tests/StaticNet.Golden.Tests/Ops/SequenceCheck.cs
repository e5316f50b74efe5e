using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// Runs a network over the time axis of a case's <c>x</c>: whole sequences, in training, backward, and step by step
/// where the case is causal.
/// </summary>
internal static class SequenceCheck
{
    /// <summary>Compares outputs and gradients.</summary>
    /// <param name="golden">The case.</param>
    /// <param name="network">The network, with the case's parameters.</param>
    /// <param name="checkParameters">Compares the gradients of the parameters.</param>
    public static void Run(GoldenCase golden, NetworkRunner network, Action<float[]> checkParameters)
    {
        var recurrent = (IRecurrentRunner<float>)network;
        float[] x = golden["x"].Floats, y = new float[golden["y"].Floats.Length];
        int sequences = golden["x"].Shape[0], time = golden["x"].Shape[1];
        recurrent.Predict(x, y, sequences);
        Comparison.Check(golden, "y", y, "Predict of sequences");

        var workspace = new Workspace(sequences, time + 1);
        int[] lengths = [.. Enumerable.Repeat(time, sequences)];
        ReadOnlySpan<float> output = recurrent.Forward(x, null, workspace, training: true, lengths);
        Comparison.Check(golden, "y", output, "Forward of sequences");
        float[] dInput = new float[x.Length], gradients = network.NewGradients();
        recurrent.Backward(golden["dy"].Floats, null, workspace, gradients, dInput, null);
        Comparison.Check(golden, "dx", dInput, "Backward over sequences");
        checkParameters(gradients);
        CheckSteps(golden, recurrent, x, y, sequences, time);
    }

    private static void CheckSteps(
        GoldenCase golden, IRecurrentRunner<float> network, float[] x, float[] y, int sequences, int time)
    {
        int size = y.Length / sequences / time;
        float[] output = new float[sequences * size];
        RecurrentState state = network.CreateState(sequences);
        if (!golden.Flag("causal", true))
        {
            Assert.Throws<NotSupportedException>(() => network.Step(x.AsSpan(0, sequences * size), state, output));
            return;
        }
        network.Predict(x, state, y);
        Comparison.Check(golden, "y", y, "Predict with a state");
        state.Reset();
        for (int step = 0; step < time; step++)
        {
            float[] input = [.. Enumerable.Range(0, sequences).SelectMany(
                sequence => x.AsSpan((sequence * time + step) * size, size).ToArray())];
            network.Step(input, state, output);
            for (int sequence = 0; sequence < sequences; sequence++)
                output.AsSpan(sequence * size, size).CopyTo(y.AsSpan((sequence * time + step) * size));
        }
        Comparison.Check(golden, "y", y, "Step");
        Assert.Equal(time, state.StepsOf(sequences - 1));
    }
}
