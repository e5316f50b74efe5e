using StaticNet.Benchmarks.Weights;

namespace StaticNet.Benchmarks.Peers.Onnx;

/// <summary>The transformer in ONNX's format, for whole sequences or for one step with its past.</summary>
internal static class OnnxTransformer
{
    /// <summary>The tokens.</summary>
    public const string Input = "tokens";

    /// <summary>The logits.</summary>
    public const string Output = "logits";

    /// <summary>The names of the past keys and values of a block, [1 x heads x steps x head].</summary>
    /// <param name="block">The block.</param>
    public static (string Keys, string Values) Past(int block) => ($"keys{block}", $"values{block}");

    /// <summary>The name of what a step adds to its past.</summary>
    /// <param name="past">The past.</param>
    public static string Next(string past) => "next_" + past;

    /// <summary>The model's bytes.</summary>
    /// <param name="weights">The layers.</param>
    /// <param name="past">The steps that come before, whose keys and values are inputs.</param>
    /// <param name="steps">The steps of a call: all, or one where there is a past.</param>
    /// <param name="givesPast">Whether the keys and values of all steps are outputs.</param>
    public static byte[] Build(TransformerWeights weights, int past, int steps, bool givesPast = false)
    {
        OnnxGraph graph = new();
        graph.IndexInput(Input, 1, steps);
        string table = graph.Initializer(
            "table", weights.Embedding.Weight, TransformerWeights.Vocabulary, TransformerWeights.Features);
        float[] positions = weights.Positions.Weight.AsSpan(
            past * TransformerWeights.Features, steps * TransformerWeights.Features).ToArray();
        string x = graph.Node("Gather", [table, Input], OnnxGraph.Attribute("axis", 0));
        x = graph.Node("Add", [x, graph.Initializer("positions", positions, 1, steps, TransformerWeights.Features)]);
        for (int block = 0; block < weights.Blocks.Count; block++)
            x = new Block(graph, block, past, steps, givesPast).Add(weights.Blocks[block], x);
        x = Norm(graph, "norm", weights.Norm, x);
        graph.Node("Identity", [Dense(graph, "output", weights.Output, x)], [Output]);
        graph.Output(Output, 1, steps, TransformerWeights.Vocabulary);
        return graph.Build();
    }

    private static string Norm(OnnxGraph graph, string name, LayerNormWeights norm, string x) => graph.Node(
        "LayerNormalization",
        [
            x, graph.Initializer(name + "_weight", norm.Weight, norm.Weight.Length),
            graph.Initializer(name + "_bias", norm.Bias, norm.Bias.Length),
        ],
        OnnxGraph.Attribute("axis", -1), OnnxGraph.Attribute("epsilon", 1e-5f));

    // MatMul takes the weight as [inputs x outputs].
    private static string Dense(OnnxGraph graph, string name, DenseWeights dense, string x)
    {
        float[] transposed = new float[dense.Weight.Length];
        for (int output = 0; output < dense.Outputs; output++)
            for (int input = 0; input < dense.Inputs; input++)
                transposed[input * dense.Outputs + output] = dense.Weight[output * dense.Inputs + input];
        string product = graph.Node(
            "MatMul", [x, graph.Initializer(name + "_weight", transposed, dense.Inputs, dense.Outputs)]);
        return graph.Node("Add", [product, graph.Initializer(name + "_bias", dense.Bias, dense.Outputs)]);
    }

    private sealed class Block(OnnxGraph graph, int number, int past, int steps, bool givesPast)
    {
        public string Add(TransformerBlockWeights weights, string x)
        {
            string projected = Dense(
                graph, Name("in"), weights.Attention.InProj, Norm(graph, Name("first"), weights.First, x));
            string[] parts = [Name("q"), Name("k"), Name("v")];
            graph.Node("Split", [projected], parts, OnnxGraph.Attribute("axis", -1));
            (string keys, string values) = (Heads(parts[1]), Heads(parts[2]));
            (string pastKeys, string pastValues) = Past(number);
            if (givesPast)
            {
                Give(keys, pastKeys);
                Give(values, pastValues);
            }
            if (past > 0)
                (keys, values) = (WithPast(pastKeys, keys), WithPast(pastValues, values));
            string attended = Attend(Heads(parts[0]), keys, values);
            x = graph.Node("Add", [x, Dense(graph, Name("out"), weights.Attention.OutProj, attended)]);
            string wide = Dense(graph, Name("wide"), weights.Wide, Norm(graph, Name("second"), weights.Second, x));
            return graph.Node("Add", [x, Dense(graph, Name("narrow"), weights.Narrow, Gelu(wide))]);
        }

        private string Name(string part) => $"{part}{number}";

        private string Scalar(string name, float value) => graph.Initializer(Name(name), [value], 1);

        private string Heads(string part)
        {
            string shape = graph.Shape(
                part + "_shape", 1, steps, TransformerWeights.Heads, TransformerWeights.HeadSize);
            string reshaped = graph.Node("Reshape", [part, shape]);
            return graph.Node("Transpose", [reshaped], OnnxGraph.Attribute("perm", [0, 2, 1, 3]));
        }

        // A step gives its own key and value, which the caller keeps.
        private string WithPast(string name, string next)
        {
            graph.Input(name, 1, TransformerWeights.Heads, past, TransformerWeights.HeadSize);
            Give(next, Next(name));
            return graph.Node("Concat", [name, next], OnnxGraph.Attribute("axis", 2));
        }

        private void Give(string value, string name)
        {
            graph.Node("Identity", [value], [name]);
            graph.Output(name, 1, TransformerWeights.Heads, steps, TransformerWeights.HeadSize);
        }

        private string Attend(string queries, string keys, string values)
        {
            string transposed = graph.Node("Transpose", [keys], OnnxGraph.Attribute("perm", [0, 1, 3, 2]));
            string scores = graph.Node("MatMul", [queries, transposed]);
            scores = graph.Node("Mul", [scores, Scalar("scale", 1 / MathF.Sqrt(TransformerWeights.HeadSize))]);
            if (past == 0)
                scores = graph.Node("Add", [scores, Mask()]);
            string weights = graph.Node("Softmax", [scores], OnnxGraph.Attribute("axis", -1));
            string mixed = graph.Node("MatMul", [weights, values]);
            mixed = graph.Node("Transpose", [mixed], OnnxGraph.Attribute("perm", [0, 2, 1, 3]));
            string shape = graph.Shape(Name("mixed_shape"), 1, steps, TransformerWeights.Features);
            return graph.Node("Reshape", [mixed, shape]);
        }

        private string Mask()
        {
            float[] mask = new float[steps * steps];
            for (int query = 0; query < steps; query++)
                mask.AsSpan(query * steps + query + 1, steps - query - 1).Fill(-1e9f);
            return graph.Initializer(Name("mask"), mask, 1, 1, steps, steps);
        }

        // The form that ONNX Runtime fuses.
        private string Gelu(string x)
        {
            string erf = graph.Node("Erf", [graph.Node("Div", [x, Scalar("root", MathF.Sqrt(2))])]);
            string sum = graph.Node("Add", [erf, Scalar("one", 1)]);
            return graph.Node("Mul", [graph.Node("Mul", [x, sum]), Scalar("half", 0.5f)]);
        }
    }
}
