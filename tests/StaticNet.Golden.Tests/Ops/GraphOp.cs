using StaticNet.Golden.Tests.Compilation;
using StaticNet.Golden.Tests.Vectors;

namespace StaticNet.Golden.Tests.Ops;

/// <summary>A small graph: joins, shared parameters, several inputs.</summary>
internal sealed class GraphOp : IGoldenOp
{
    private static readonly Dictionary<string, GraphSpec> Graphs = new()
    {
        ["residual"] = new("[Input(7)]\n[Dense(7), Relu, Add(\"input\")]", [("", "dense1")]),
        ["gate"] = new("[Input(7)]\n[Dense(7), Sigmoid, Multiply(\"input\")]", [("", "dense1")]),
        ["shared_weights"] = new(
            "[Input(7)]\n[Dense(7, Name = \"first\"), Tanh, Dense(7, Shared = \"first\"), Tanh]", [("", "first")]),
        ["concat"] = new(
            "[Input(7)]\n[Dense(3), Relu(Name = \"left\")]\n[Dense(5, From = \"input\"), Tanh(Name = \"right\")]\n"
            + "[Concat(\"left\", \"right\"), Dense(4)]",
            [("1", "dense1"), ("2", "dense2"), ("3", "dense3")]),
        ["conv_residual"] = new(
            "[Input(5, 4, 3)]\n[Conv2D(3, 3, Padding = PaddingMode.Same), Relu]\n"
            + "[Conv2D(3, 3, Padding = PaddingMode.Same), Add(\"input\"), Relu]",
            [("1", "conv2d1"), ("2", "conv2d2")]),
        ["channel_concat"] = new(
            "[Input(4, 5, 2)]\n[Conv2D(3, 3, Padding = PaddingMode.Same), Relu(Name = \"convolved\")]\n"
            + "[Concat(\"input\", \"convolved\")]",
            [("", "conv2d1")]),
        // A dense layer of equal weights is the mean.
        ["two_inputs"] = new(
            "[Input(4, Name = \"a\")]\n[Dense(1, UseBias = false, Name = \"mean\")]\n"
            + "[Dense(4, From = \"a\", Name = \"first\")]\n"
            + "[Input(6, Name = \"b\")]\n[Dense(4, UseBias = false, Name = \"second\")]\n"
            + "[Add(\"first\"), Tanh, Multiply(\"mean\")]",
            [("1", "first"), ("2", "second")], "a", "b"),
    };

    public IEnumerable<string> Networks(GoldenCase golden) => [Graphs[golden.Name].Source];

    public string? NotCovered(GoldenCase golden) =>
        Graphs.ContainsKey(golden.Name) ? null : $"no network is written for the graph {golden.Name}";

    public void Check(GoldenCase golden, IReadOnlyList<NetworkRunner> networks)
    {
        GraphSpec spec = Graphs[golden.Name];
        NetworkRunner network = networks[0];
        foreach ((string suffix, string layer) in spec.Layers)
        {
            network.Set($"{layer}.weight", golden["weight" + suffix].Floats);
            if (golden.Tensors.ContainsKey("bias" + suffix))
                network.Set($"{layer}.bias", golden["bias" + suffix].Floats);
        }
        if (network.Definition.Tensors.Any(static tensor => tensor.Name == "mean.weight"))
            network.Set("mean.weight", [0.25f, 0.25f, 0.25f, 0.25f]);

        float[] x = [.. spec.Inputs.SelectMany(input => Last(golden[input]).Floats)];
        GoldenTensor y = Last(golden["y"]);
        var workspace = new Workspace(y.Shape[0]);
        Comparison.Check(golden, "y", y, network.Predict(x), "Predict");
        Comparison.Check(golden, "y", y, network.Forward(x, workspace, training: false), "Forward");
        Comparison.Check(golden, "y", y, network.Forward(x, workspace, training: true), "Forward in training");
        CheckGradients(golden, spec, network, workspace, x.Length);
    }

    private static void CheckGradients(
        GoldenCase golden, GraphSpec spec, NetworkRunner network, Workspace workspace, int inputs)
    {
        float[] dInput = new float[inputs], gradients = network.NewGradients();
        network.Backward(Last(golden["dy"]).Floats, workspace, gradients, dInput);
        int start = 0;
        foreach (string input in spec.Inputs)
        {
            GoldenTensor expected = Last(golden["d" + input]);
            Comparison.Check(
                golden, "d" + input, expected, dInput.AsSpan(start, expected.Floats.Length), "Backward");
            start += expected.Floats.Length;
        }
        foreach ((string suffix, string layer) in spec.Layers)
        {
            Comparison.Check(golden, "dweight" + suffix, network.Get($"{layer}.weight", gradients));
            if (golden.Tensors.ContainsKey("dbias" + suffix))
                Comparison.Check(golden, "dbias" + suffix, network.Get($"{layer}.bias", gradients));
        }
    }

    private static GoldenTensor Last(GoldenTensor tensor) => tensor.Shape.Length > 2 ? tensor.WithAxisLast(1) : tensor;

    /// <summary>A network, and which of its layers has which of the case's tensors.</summary>
    private sealed record GraphSpec(string Source, (string Suffix, string Layer)[] Layers, params string[] InputNames)
    {
        public string[] Inputs { get; } = InputNames.Length > 0 ? InputNames : ["x"];
    }
}
