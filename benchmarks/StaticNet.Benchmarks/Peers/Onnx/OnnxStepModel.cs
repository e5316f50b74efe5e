using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Peers.Onnx;

/// <summary>
/// One step in time of a recurrent network with its state as inputs and outputs, as PyTorch exports it.
/// </summary>
internal static class OnnxStepModel
{
    /// <summary>The input: one value, or one token.</summary>
    public const string Input = "input";

    /// <summary>The output of the last layer.</summary>
    public const string Output = "output";

    // PyTorch's gates are input, forget, cell, output, and reset, update, new; ONNX's go in these orders.
    private static readonly int[] s_lstmGates = [0, 3, 1, 2];
    private static readonly int[] s_gruGates = [1, 0, 2];

    /// <summary>The names of the states that go in; those that come out have <see cref="NewState"/>.</summary>
    /// <param name="kind">The kind of the recurrent layer.</param>
    public static string[] States(RecurrentKind kind) => kind == RecurrentKind.Lstm ? ["hidden", "memory"] : ["hidden"];

    /// <summary>The name of a state that comes out.</summary>
    /// <param name="state">Its name as it goes in.</param>
    public static string NewState(string state) => "new_" + state;

    /// <summary>The model's bytes.</summary>
    /// <param name="weights">The layers.</param>
    public static byte[] Build(RecurrentNetworkWeights weights)
    {
        OnnxGraph graph = new();
        RecurrentWeights cell = weights.Cell;
        string[] states = States(cell.Kind);
        string features = Input;
        if (weights.Embedding is { } embedding)
        {
            graph.IndexInput(Input, 1, 1);
            string table = graph.Initializer("table", embedding.Weight, embedding.Vocabulary, embedding.Features);
            features = graph.Node("Gather", [table, Input], OnnxGraph.Attribute("axis", 0));
        }
        else
        {
            graph.Input(Input, 1, 1, cell.Inputs);
        }
        foreach (string state in states)
            graph.Input(state, 1, 1, cell.Units);
        AddCell(graph, cell, features, states);
        string hidden = graph.Node("Flatten", [NewState("hidden")], OnnxGraph.Attribute("axis", 2));
        DenseWeights dense = weights.Output;
        string weight = graph.Initializer("dense_weight", dense.Weight, dense.Outputs, dense.Inputs);
        string bias = graph.Initializer("dense_bias", dense.Bias, dense.Outputs);
        graph.Node("Gemm", [hidden, weight, bias], [Output], OnnxGraph.Attribute("transB", 1));
        graph.Output(Output, 1, dense.Outputs);
        foreach (string state in states)
            graph.Output(NewState(state), 1, 1, cell.Units);
        return graph.Build();
    }

    private static void AddCell(OnnxGraph graph, RecurrentWeights cell, string features, string[] states)
    {
        bool isLstm = cell.Kind == RecurrentKind.Lstm;
        int[] order = isLstm ? s_lstmGates : s_gruGates;
        int rows = order.Length * cell.Units;
        float[] bias = [.. Reorder(cell.InputBias, order), .. Reorder(cell.HiddenBias, order)];
        string[] weights =
        [
            graph.Initializer("input_weight", Reorder(cell.InputWeight, order), 1, rows, cell.Inputs),
            graph.Initializer("hidden_weight", Reorder(cell.HiddenWeight, order), 1, rows, cell.Units),
            graph.Initializer("cell_bias", bias, 1, 2 * rows),
        ];
        List<ProtobufWriter> attributes = [OnnxGraph.Attribute("hidden_size", cell.Units)];
        if (!isLstm)
            attributes.Add(OnnxGraph.Attribute("linear_before_reset", 1)); // PyTorch's form
        const string AllSteps = "", Lengths = "";
        graph.Node(
            isLstm ? "LSTM" : "GRU",
            [features, .. weights, Lengths, .. states],
            [AllSteps, .. states.Select(NewState)],
            [.. attributes]);
    }

    private static float[] Reorder(float[] rows, int[] order)
    {
        int length = rows.Length / order.Length;
        return [.. order.SelectMany(gate => rows.AsSpan(gate * length, length).ToArray())];
    }
}
