using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Gradients;
using StaticNet.Golden.Tests.Gradients.Images;

namespace StaticNet.Golden.Tests.Contract;

/// <summary>
/// Random networks between guard values: spans of exactly the lengths that are needed inside larger arrays, and
/// workspaces and scratch memory of exactly the sizes that are needed, all surrounded by NaN. Nothing may be written
/// there, and what is read there must not come out: results are the same bits as without guards.
/// </summary>
public sealed class GuardedMemoryTests
{
    private const int Margin = 256;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1";

    private static int Networks => IsLong ? 400 : 16;

    [Fact]
    public void Dense_networks()
    {
        var random = new RandomNetworks(seed: 77);
        Run("GuardedDense", [.. Enumerable.Range(0, Networks).Select(_ => (random.Next(), random.Samples()))]);
    }

    [Fact]
    public void Image_networks()
    {
        var random = new RandomImageNetworks(seed: 78);
        Run("GuardedImages", [.. Enumerable.Range(0, Networks).Select(_ => (random.Next(), random.Samples()))]);
    }

    [Fact]
    public void Sequence_networks()
    {
        string[] recurrent = ["SimpleRnn({0})", "Lstm({0})", "Gru({0})", "Gru({0}, ResetAfter = false)",
            "Dense({0}), PositionalEmbedding(20), SelfAttention(1, Causal = true, Window = 3)",
            "Dense({0}), SinusoidalEncoding, SelfAttention(1)",
            "Lstm({0}, Bidirectional = true)", "Gru({0}, ReturnSequences = false)", "Dense({0}), Tanh, LayerNorm"];
        var random = new Random(79);
        var networks = new List<string>();
        foreach (string layer in recurrent)
        {
            for (int i = 0; i < (IsLong ? 12 : 1); i++)
            {
                string first = string.Format(null, layer, random.Next(1, 40));
                networks.Add($"[SequenceInput({random.Next(1, 9)}), {first}, Dense({random.Next(2, 20)}), "
                    + "Softmax, CrossEntropyLoss]");
            }
        }
        CompiledNetworks compiled = NetworkCompiler.Compile(
            "GuardedSequences", networks.Select((attributes, i) => KeyValuePair.Create($"Net{i}", attributes)));
        for (int i = 0; i < networks.Count; i++)
        {
            NetworkRunner network = compiled.Create($"Net{i}");
            bool isWhole = networks[i].Contains("ReturnSequences = false", StringComparison.Ordinal);
            // The members that all networks have take one sequence.
            int time = random.Next(1, 20);
            Compare(networks[i], network, time * network.InputSize, (isWhole ? 1 : time) * network.OutputSize,
                new int[isWhole ? 1 : time], () => new Workspace(1, time) { Threads = 1 });
        }
    }

    private static void Run(string name, (NetworkSpec Spec, int Samples)[] specs)
    {
        CompiledNetworks compiled = NetworkCompiler.Compile(
            name, specs.Select((spec, i) => KeyValuePair.Create($"Net{i}", spec.Spec.Attributes)));
        for (int i = 0; i < specs.Length; i++)
        {
            (NetworkSpec spec, int drawn) = specs[i];
            int samples = Math.Max(drawn, spec.NeedsWholeBatch ? 2 : 1);
            NetworkRunner network = compiled.Create($"Net{i}");
            Targets targets = spec.Loss is { Form: TargetForm.Index }
                ? new int[samples]
                : Numbers(samples * network.OutputSize);
            Compare(spec.Attributes, network, samples * network.InputSize, samples * network.OutputSize, targets,
                () => new Workspace(samples) { Threads = 1 });
        }
    }

    // On threads of their own, whose scratch memory is made for the call.
    private static void Compare(
        string attributes, NetworkRunner network, int inputs, int outputs, Targets targets, Func<Workspace> workspace)
    {
        float[] buffers = network.Buffers.ToArray();
        (int[] indices, float[] values, bool areIndices) =
            (targets.Indices.ToArray(), targets.Values.ToArray(), targets.AreIndices);
        string[] calls = attributes.Contains("Loss", StringComparison.Ordinal)
            ? ["Predict", "Forward and Backward", "Loss", "LossAndGradients"]
            : ["Predict", "Forward and Backward"];
        foreach (string call in calls)
        {
            Exception? failure = null;
            float[] expected = [], actual = [];
            OnThread(() => expected = Call(margin: 0), ref failure);
            OnThread(() => actual = Call(Margin), ref failure);
            Assert.That(failure is null, $"{call} of {attributes}: {failure}");
            Assert.That(
                expected.AsSpan().SequenceEqual(actual), $"{call} of {attributes} reads beyond the end of something.");

            float[] Call(int margin)
            {
                AlignedBuffer.Margin = margin;
                buffers.CopyTo(network.Buffers);
                var called = new GuardedCall(network, margin, inputs, outputs);
                float[] results = called.Run(call, workspace(), areIndices ? indices : values);
                bool isWhole = margin == 0 || (called.IsWhole && Scratch.HasWholeMargins);
                Assert.True(isWhole, "A guard value was overwritten.");
                return results;
            }
        }
    }

    private static void OnThread(Action action, ref Exception? failure)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action));
        thread.Start();
        thread.Join();
        failure ??= thrown;
    }

    private static float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => i % 5 * 0.2f)];

    /// <summary>One call, its spans cut from arrays with guards.</summary>
    private sealed class GuardedCall(NetworkRunner network, int margin, int inputs, int outputs)
    {
        private readonly List<(float[] Array, int Length)> _guarded = [];
        private Workspace? _workspace;

        /// <summary>Whether nothing was written around the spans and the memory of the workspace.</summary>
        public bool IsWhole => _workspace!.HasWholeMargins
            && _guarded.All(guarded =>
                !guarded.Array.AsSpan(0, margin).ContainsAnyExcept(float.NaN)
                && !guarded.Array.AsSpan(margin + guarded.Length).ContainsAnyExcept(float.NaN));

        public float[] Run(string call, Workspace workspace, Array targets)
        {
            _workspace = workspace;
            Span<float> input = Cut(inputs), output = Cut(outputs), gradients = Cut(network.Parameters.Length);
            for (int i = 0; i < input.Length; i++)
                input[i] = i % 11 * 0.17f - 0.8f;
            Targets wanted = targets is int[] indices ? indices : Cut((float[])targets);
            switch (call)
            {
                case "Predict":
                    network.Predict(input, output);
                    return output.ToArray();
                case "Loss":
                    float loss = network.Loss(input, wanted, workspace, output);
                    return [loss, .. output];
                case "LossAndGradients":
                    float trained = network.LossAndGradients(input, wanted, workspace, gradients);
                    return [trained, .. gradients];
                default:
                    Span<float> dOutput = Cut(outputs), dInput = Cut(inputs);
                    network.Forward(input, workspace, training: true).CopyTo(dOutput);
                    network.Backward(dOutput, workspace, gradients, dInput);
                    return [.. gradients, .. dInput];
            }
        }

        private Span<float> Cut(float[] values)
        {
            Span<float> cut = Cut(values.Length);
            values.CopyTo(cut);
            return cut;
        }

        private Span<float> Cut(int length)
        {
            float[] array = new float[length + 2 * margin];
            array.AsSpan(0, margin).Fill(float.NaN);
            array.AsSpan(margin + length).Fill(float.NaN);
            _guarded.Add((array, length));
            return array.AsSpan(margin, length);
        }
    }
}
