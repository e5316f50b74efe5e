using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>
/// Stacked recurrent layers of one kind, from a given state: the outputs, the state after the last step, and the
/// gradients of everything, the state before the first step included. Where both directions are not read, also step by
/// step.
/// </summary>
/// <param name="kind">The attribute.</param>
/// <param name="arguments">Arguments of the attribute besides those that all kinds have, each after a comma.</param>
/// <param name="states">The golden files' letters of the parts of the state, and their names.</param>
internal sealed class RecurrentOp(
    string kind, Func<GoldenCase, string> arguments, params (string Letter, string Name)[] states) : IGoldenOp
{
    public IEnumerable<string> Networks(GoldenCase golden)
    {
        string settings = (golden.Flag("bias", true) ? "" : ", UseBias = false")
            + (golden.Flag("bidirectional", false) ? ", Bidirectional = true" : "") + arguments(golden);
        IEnumerable<string> layers = Enumerable.Range(0, Layers(golden)).Select(layer
            => $"[{kind}({golden.Number("hidden_size", 0)}, Name = \"layer{layer}\"{settings})]");
        yield return $"[SequenceInput({golden.Number("input_size", 0)})]\n{string.Join("\n", layers)}";
    }

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        Assert.True(golden.Flag("batch_first", true));
        NetworkRunner network = networks[0];
        foreach ((string name, string key) in Parameters(golden))
            network.Set(name, golden[key].Floats);
        var recurrent = (IRecurrentRunner<float>)network;
        float[] x = golden["x"].Floats;
        int sequences = golden["x"].Shape[0], time = golden["x"].Shape[1];
        CheckPredictions(golden, recurrent, x, sequences, time);

        var workspace = new Workspace(sequences + 1, time + 2);
        RecurrentState state = StateOf(golden, recurrent, "{0}0");
        Comparison.Check(golden, "y", recurrent.Forward(x, state, workspace, training: true), "Forward in training");
        CheckState(golden, state, "{0}n");

        RecurrentState dState = StateOf(golden, recurrent, "d{0}n"), dStateIn = recurrent.CreateState(sequences);
        float[] dInput = new float[x.Length];
        float[] gradients = network.NewGradients();
        recurrent.Backward(golden["dy"].Floats, dState, workspace, gradients, dInput, dStateIn);
        Comparison.Check(golden, "dx", dInput);
        CheckState(golden, dStateIn, "d{0}0");
        foreach ((string name, string key) in Parameters(golden))
            Comparison.Check(golden, "d" + key, network.Get(name, gradients));
    }

    private void CheckPredictions(
        GoldenCase golden, IRecurrentRunner<float> network, float[] x, int sequences, int time)
    {
        int size = golden["y"].Shape[2];
        float[] y = new float[sequences * time * size];
        if (golden.Flag("bidirectional", false))
        {
            Assert.Throws<NotSupportedException>(() => network.Predict(x, network.CreateState(sequences), y));
            Assert.Throws<NotSupportedException>(
                () => network.Step(x.AsSpan(0, x.Length / time), network.CreateState(sequences), y));
            return;
        }
        RecurrentState state = StateOf(golden, network, "{0}0");
        network.Predict(x, state, y);
        Comparison.Check(golden, "y", y, "Predict");
        CheckState(golden, state, "{0}n");

        float[] output = new float[sequences * size];
        state = StateOf(golden, network, "{0}0");
        for (int step = 0; step < time; step++)
        {
            network.Step(Slice(x, sequences, time, step), state, output);
            for (int sequence = 0; sequence < sequences; sequence++)
                output.AsSpan(sequence * size, size).CopyTo(y.AsSpan((sequence * time + step) * size));
        }
        Comparison.Check(golden, "y", y, "Step");
        CheckState(golden, state, "{0}n");
    }

    private static float[] Slice(float[] x, int sequences, int time, int step)
    {
        int size = x.Length / sequences / time;
        return [.. Enumerable.Range(0, sequences).SelectMany(
            sequence => x.AsSpan((sequence * time + step) * size, size).ToArray())];
    }

    // The names of the parameters, and the keys of the golden file.
    private static IEnumerable<(string Name, string Key)> Parameters(GoldenCase golden)
    {
        string[] kinds =
            golden.Flag("bias", true) ? ["weight_ih", "weight_hh", "bias_ih", "bias_hh"] : ["weight_ih", "weight_hh"];
        foreach (int layer in Enumerable.Range(0, Layers(golden)))
            foreach (string suffix in Suffixes(golden))
                foreach (string kind in kinds)
                    yield return ($"layer{layer}.{kind}_l0{suffix}", $"{kind}_l{layer}{suffix}");
    }

    private static int Layers(GoldenCase golden) => (int)golden.Number("layers", 1);

    private static string[] Suffixes(GoldenCase golden)
        => golden.Flag("bidirectional", false) ? ["", "_reverse"] : [""];

    // The golden files' states are [layers * directions, N, H].
    private IEnumerable<(string Tensor, string Part, int Block)> Blocks(GoldenCase golden, string format)
    {
        string[] suffixes = Suffixes(golden);
        foreach ((string letter, string name) in states)
        {
            for (int block = 0; block < Layers(golden) * suffixes.Length; block++)
            {
                string part = $"layer{block / suffixes.Length}.{name}{suffixes[block % suffixes.Length]}";
                yield return (string.Format(format, letter), part, block);
            }
        }
    }

    private RecurrentState StateOf(GoldenCase golden, IRecurrentRunner<float> network, string format)
    {
        int sequences = golden["x"].Shape[0];
        RecurrentState state = network.CreateState(sequences);
        foreach ((string tensor, string part, int block) in Blocks(golden, format))
        {
            int units = golden[tensor].Shape[2];
            for (int sequence = 0; sequence < sequences; sequence++)
                for (int unit = 0; unit < units; unit++)
                    state[part][sequence, unit] = golden[tensor].Floats[(block * sequences + sequence) * units + unit];
        }
        return state;
    }

    private void CheckState(GoldenCase golden, RecurrentState state, string format)
    {
        var byTensor = Blocks(golden, format).GroupBy(block => block.Tensor);
        foreach (IGrouping<string, (string Tensor, string Part, int Block)> blocks in byTensor)
        {
            int units = golden[blocks.Key].Shape[2];
            float[] got = new float[golden[blocks.Key].Floats.Length];
            foreach ((_, string part, int block) in blocks)
                for (int sequence = 0; sequence < state.Streams; sequence++)
                    for (int unit = 0; unit < units; unit++)
                        got[(block * state.Streams + sequence) * units + unit] = state[part][sequence, unit];
            Comparison.Check(golden, blocks.Key, got);
        }
    }
}
