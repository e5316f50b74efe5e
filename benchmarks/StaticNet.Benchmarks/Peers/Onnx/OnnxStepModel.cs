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
        const string AllSteps = "";
        OnnxRecurrent.AddNode(
            graph,
            [cell],
            [features, .. OnnxRecurrent.Weights(graph, [cell], ""), .. states],
            [AllSteps, .. states.Select(NewState)]);
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
}
