using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Peers.Onnx;

/// <summary>Recurrent operators, whose gates are in another order than PyTorch's.</summary>
internal static class OnnxRecurrent
{
    private const string AllLengths = "";

    // PyTorch's gates are input, forget, cell, output, and reset, update, new; ONNX's go in these orders.
    private static readonly int[] s_lstmGates = [0, 3, 1, 2];
    private static readonly int[] s_gruGates = [1, 0, 2];
    private static readonly int[] s_oneGate = [0];

    /// <summary>Adds a layer over sequences that starts with states of zero.</summary>
    /// <param name="graph">The model so far.</param>
    /// <param name="directions">The weights of each direction.</param>
    /// <param name="input">What it reads, [steps x sequences x features].</param>
    /// <param name="name">What its values are called.</param>
    /// <param name="returnsSequences">Whether it gives all steps, and not the last states alone.</param>
    /// <returns>The name of its output: [steps x sequences x features], or [sequences x features].</returns>
    public static string Add(
        OnnxGraph graph, IReadOnlyList<RecurrentWeights> directions, string input, string name, bool returnsSequences)
    {
        string result = $"recurrent{name}";
        string[] outputs = returnsSequences ? [result] : ["", result];
        AddNode(graph, directions, [input, .. Weights(graph, directions, name)], outputs);
        int features = directions.Count * directions[0].Units;
        if (directions.Count > 1)
        {
            // [steps x directions x sequences x units], or [directions x sequences x units]
            int[] order = returnsSequences ? [0, 2, 1, 3] : [1, 0, 2];
            result = graph.Node("Transpose", [result], OnnxGraph.Attribute("perm", order));
            long[] joined = returnsSequences ? [0, 0, features] : [0, features];
            return graph.Node("Reshape", [result, graph.Shape($"shape{name}", joined)]);
        }
        string axis = graph.Shape($"axis{name}", returnsSequences ? 1 : 0);
        return graph.Node("Squeeze", [result, axis]);
    }

    /// <summary>Adds the operator.</summary>
    /// <param name="graph">The model so far.</param>
    /// <param name="directions">The weights of each direction.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="outputs">What it writes.</param>
    public static void AddNode(
        OnnxGraph graph, IReadOnlyList<RecurrentWeights> directions, string[] inputs, string[] outputs)
    {
        RecurrentWeights first = directions[0];
        List<ProtobufWriter> attributes = [OnnxGraph.Attribute("hidden_size", first.Units)];
        if (first.Kind == RecurrentKind.Gru)
            attributes.Add(OnnxGraph.Attribute("linear_before_reset", 1)); // PyTorch's form
        if (directions.Count > 1)
            attributes.Add(OnnxGraph.Attribute("direction", "bidirectional"));
        string operation = first.Kind switch
        {
            RecurrentKind.Lstm => "LSTM",
            RecurrentKind.Gru => "GRU",
            _ => "RNN",
        };
        graph.Node(operation, inputs, outputs, [.. attributes]);
    }

    /// <summary>Adds the weights, and the lengths of sequences, which are left out.</summary>
    /// <param name="graph">The model so far.</param>
    /// <param name="directions">The weights of each direction.</param>
    /// <param name="name">What to call them.</param>
    /// <returns>The operator's inputs from the second to the fifth.</returns>
    public static string[] Weights(OnnxGraph graph, IReadOnlyList<RecurrentWeights> directions, string name)
    {
        RecurrentWeights first = directions[0];
        int[] order = first.Kind switch
        {
            RecurrentKind.Lstm => s_lstmGates,
            RecurrentKind.Gru => s_gruGates,
            _ => s_oneGate,
        };
        int rows = order.Length * first.Units;
        float[] input = [.. directions.SelectMany(cell => Reorder(cell.InputWeight, order))];
        float[] hidden = [.. directions.SelectMany(cell => Reorder(cell.HiddenWeight, order))];
        float[] bias =
            [.. directions.SelectMany(cell => Reorder(cell.InputBias, order).Concat(Reorder(cell.HiddenBias, order)))];
        return
        [
            graph.Initializer($"input_weight{name}", input, directions.Count, rows, first.Inputs),
            graph.Initializer($"hidden_weight{name}", hidden, directions.Count, rows, first.Units),
            graph.Initializer($"cell_bias{name}", bias, directions.Count, 2 * rows),
            AllLengths,
        ];
    }

    private static float[] Reorder(float[] rows, int[] order)
    {
        int length = rows.Length / order.Length;
        return [.. order.SelectMany(gate => rows.AsSpan(gate * length, length).ToArray())];
    }
}
