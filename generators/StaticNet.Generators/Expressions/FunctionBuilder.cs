using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expressions;

/// <summary>Differentiates an expression, and makes a function of it.</summary>
internal static class FunctionBuilder
{
    /// <summary>The function, or null where it is too large to be compiled.</summary>
    /// <param name="name">The method's name.</param>
    /// <param name="typeName">The struct that is made of it.</param>
    /// <param name="arguments">The names of its arguments.</param>
    /// <param name="graph">The expression.</param>
    /// <param name="value">The node that is its value.</param>
    /// <param name="names">The names that the method gives to parts.</param>
    /// <param name="differentiated">How many of the arguments it is differentiated in, from the first on.</param>
    public static ElementwiseFunction? Build(
        string name, string typeName, IReadOnlyList<string> arguments, ExpressionGraph graph, int value,
        IReadOnlyDictionary<int, string> names, int differentiated)
    {
        int[] derivatives =
        [
            .. Enumerable.Range(0, differentiated).Select(argument => Derivative.Of(graph, value, argument)),
        ];
        int? fromOutput = arguments.Count == 1 && !graph.IsFull ? SavedOutput.Of(graph, value, derivatives[0]) : null;
        if (fromOutput is { } saved)
            derivatives = [saved];
        if (graph.IsFull || !ElementwiseFunction.Fits(graph.Nodes, [value, .. derivatives], isOutlined: true))
            return null;
        return Compact(
            new(name, typeName, arguments.ToEquatableArray(), default, value, derivatives.ToEquatableArray())
            {
                DerivativeFromOutput = fromOutput is not null,
            },
            graph, names);
    }

    // Without nodes that nothing is computed of any more.
    private static ElementwiseFunction Compact(
        ElementwiseFunction function, ExpressionGraph graph, IReadOnlyDictionary<int, string> names)
    {
        Dictionary<int, int> numbers = [];
        List<ExpressionNode> nodes = [];
        IEnumerable<int> roots = function.Derivatives.Append(function.Value);
        foreach (int number in ExpressionNodes.Reached(graph.Nodes, roots).OrderBy(static number => number))
        {
            ExpressionNode node = graph[number];
            numbers[number] = nodes.Count;
            nodes.Add(node.Operation == Operation.Argument
                ? node
                : node with { A = Number(node.A), B = Number(node.B), C = Number(node.C) });
        }
        return function with
        {
            Nodes = nodes.ToEquatableArray(),
            Value = numbers[function.Value],
            Derivatives = function.Derivatives.Select(Number).ToEquatableArray(),
            Names = names.Where(pair => numbers.ContainsKey(pair.Key)).OrderBy(static pair => pair.Key)
                .Select(pair => new NamedNode(numbers[pair.Key], pair.Value)).ToEquatableArray(),
        };

        int Number(int node) => node < 0 ? node : numbers[node];
    }
}
