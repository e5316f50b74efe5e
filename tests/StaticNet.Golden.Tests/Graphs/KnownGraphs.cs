using StaticNet.Golden.Tests.Gradients;

namespace StaticNet.Golden.Tests.Graphs;

/// <summary>Small graphs of what random ones seldom are.</summary>
internal static class KnownGraphs
{
    private static readonly LossSpec Squares = LossSpec.All[0];
    private static readonly LossSpec OfLogits =
        LossSpec.All.First(loss => loss is { Form: TargetForm.Index, Last: null });
    private static readonly LossSpec OfSoftmax =
        LossSpec.All.First(loss => loss is { Form: TargetForm.Index, Last: not null });

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, GraphSpec> All { get; } = new Dictionary<string, Action<GraphBuilder>>
    {
        ["two losses of one value"] = graph =>
        {
            int logits = graph.Add(new DenseSpec(5), graph.AddInput([6]), [5]);
            graph.AddOutput(logits, OfLogits, 1);
            graph.AddOutput(logits, Squares, 0.5);
            graph.AddOutput(logits, null, 1);
        },
        ["a loss of logits before one of their softmax"] = graph =>
        {
            int logits = graph.Add(new DenseSpec(5), graph.AddInput([6]), [5]);
            graph.AddOutput(logits, Squares, 0.5);
            graph.AddOutput(graph.Add(new SoftmaxSpec(5), logits, [5]), OfSoftmax, 1);
        },
        ["a loss of a softmax before one of its logits"] = graph =>
        {
            int logits = graph.Add(new DenseSpec(5), graph.AddInput([6]), [5]);
            graph.AddOutput(graph.Add(new SoftmaxSpec(5), logits, [5]), OfSoftmax, 2);
            graph.AddOutput(logits, Squares, 0.5);
        },
        ["two softmaxes of one value, each with a loss"] = graph =>
        {
            int logits = graph.Add(new DenseSpec(5), graph.AddInput([6]), [5]);
            graph.AddOutput(graph.Add(new SoftmaxSpec(5), logits, [5]), OfSoftmax, 2);
            graph.AddOutput(graph.Add(new SoftmaxSpec(5), logits, [5]), OfSoftmax, 0.5);
        },
        ["a softmax with a loss that is read again"] = graph =>
        {
            int softmax = graph.Add(new SoftmaxSpec(5), graph.Add(new DenseSpec(5), graph.AddInput([6]), [5]), [5]);
            graph.AddOutput(softmax, OfSoftmax, 1);
            graph.AddOutput(graph.Add(new DenseSpec(3), softmax, [3]), Squares, 1);
        },
        ["an input that is an output"] = graph =>
        {
            int input = graph.AddInput([7]);
            graph.AddOutput(input, Squares, 1);
            graph.AddOutput(graph.Add(new DenseSpec(3), input, [3]), Squares, 1);
        },
        ["one of two inputs that is an output twice"] = graph =>
        {
            int first = graph.AddInput([7]);
            graph.AddOutput(first, Squares, 1);
            graph.AddOutput(graph.Add(new DenseSpec(3), graph.AddInput([4]), [3]), Squares, 1);
            graph.AddOutput(first, OfLogits, 1);
        },
        ["the softmax of an input with a loss, read again"] = graph =>
        {
            int softmax = graph.Add(new SoftmaxSpec(5), graph.AddInput([5]), [5]);
            graph.AddOutput(softmax, OfSoftmax, 1);
            graph.AddOutput(graph.Add(new DenseSpec(3), softmax, [3]), null, 1);
        },
        ["outputs of inputs and no parameters"] = graph =>
        {
            int input = graph.AddInput([5]);
            graph.AddOutput(input, Squares, 1);
            graph.AddOutput(graph.Add(new SoftmaxSpec(5), input, [5]), OfSoftmax, 1);
        },
        ["a smaller operand that comes last"] = graph =>
        {
            int large = graph.Add(new DenseSpec(7), graph.AddInput([6]), [7]);
            int small = graph.Add(new DenseSpec(1), large, [1]);
            int[] operands = [large, small];
            NodeFormula formula = JoinFormulas.Elementwise("Multiply", [[7], [1]], [7]);
            graph.Add(new DenseSpec(3), graph.AddJoin("Multiply", formula, operands, [7]), [3]);
            graph.AddOutput(graph.Last, Squares, 1);
        },
        ["a sum of sums, what skips them, and a difference"] = graph =>
        {
            int skip = graph.Add(new DenseSpec(16), graph.AddInput([6]), [16]);
            int first = graph.Add(new DenseSpec(16), skip, [16]), second = graph.Add(new DenseSpec(16), skip, [16]);
            int sum = Join(graph, "Add", 16, first, second, skip);
            int dense = graph.Add(new DenseSpec(16), sum, [16]);
            int difference = Join(graph, "Subtract", 16, dense, sum);
            graph.Add(new DenseSpec(3), Join(graph, "Add", 16, difference, skip, first), [3]);
            graph.AddOutput(graph.Last, Squares, 1);
        },
        ["a sum that is an output and added to itself"] = graph =>
        {
            int skip = graph.Add(new DenseSpec(7), graph.AddInput([6]), [7]);
            int sum = Join(graph, "Add", 7, graph.Add(new DenseSpec(7), skip, [7]), skip);
            graph.AddOutput(sum, Squares, 1);
            graph.AddOutput(Join(graph, "Add", 7, sum, sum), Squares, 0.5);
        },
        ["an input that skips"] = graph =>
        {
            int input = graph.AddInput([7]);
            graph.Add(new DenseSpec(3), Join(graph, "Add", 7, graph.Add(new DenseSpec(7), input, [7]), input), [3]);
            graph.AddOutput(graph.Last, Squares, 1);
        },
    }.ToDictionary(pair => pair.Key, pair => Build(pair.Value));

    private static int Join(GraphBuilder graph, string kind, int size, params int[] operands)
    {
        int[][] shapes = [.. operands.Select(_ => new[] { size })];
        return graph.AddJoin(kind, JoinFormulas.Elementwise(kind, shapes, [size]), operands, [size]);
    }

    private static GraphSpec Build(Action<GraphBuilder> write)
    {
        GraphBuilder graph = new();
        write(graph);
        return graph.Build();
    }
}
