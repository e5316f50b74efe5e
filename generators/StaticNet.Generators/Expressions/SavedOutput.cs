namespace StaticNet.Generators.Expressions;

/// <summary>
/// Derivatives from a function's value instead of its argument: <c>1 - y^2</c> of tanh. Forward then need not keep the
/// argument, and a layer before applies the function to its results.
/// </summary>
/// <param name="graph">The expression.</param>
/// <param name="value">The function's value.</param>
internal sealed class SavedOutput(ExpressionGraph graph, int value)
{
    private readonly Dictionary<int, int> _rewritten = [];

    /// <summary>The derivative from the value, or null where it needs the argument.</summary>
    /// <param name="graph">The expression.</param>
    /// <param name="value">The function's value.</param>
    /// <param name="derivative">The derivative from the argument.</param>
    public static int? Of(ExpressionGraph graph, int value, int derivative)
    {
        SavedOutput saved = new(graph, value);
        int root = -1;
        foreach (int node in ExpressionNodes.Reached(graph.Nodes, [derivative]).OrderBy(static node => node).ToList())
            root = saved._rewritten[node] = saved.Rewrite(node);
        bool needsArgument = ExpressionNodes.Reached(graph.Nodes, [root])
            .Any(node => graph[node].Operation == Operation.Argument);
        return needsArgument || graph.IsFull ? null : root;
    }

    private int Rewrite(int number)
    {
        if (number == value)
            return graph.Output();
        ExpressionNode node = graph[number];
        if (node.Operation == Operation.Greater && OfValue(node) is { } condition)
            return condition;
        return node.Operation is Operation.Argument or Operation.Constant or Operation.Output
            ? number
            : graph.Again(node with { A = Of(node.A), B = Of(node.B), C = Of(node.C) });
    }

    private int Of(int node) => node < 0 ? node : _rewritten[node];

    // u > c or c > u, of some part u of the function, as a condition of its value.
    private int? OfValue(ExpressionNode comparison)
    {
        if (graph.ConstantOf(comparison.B) is { } lower && Follows(comparison.A, lower, isGreater: true))
            return graph.Greater(graph.Output(), comparison.B);
        return graph.ConstantOf(comparison.A) is { } upper && Follows(comparison.B, upper, isGreater: false)
            ? graph.Greater(comparison.A, graph.Output())
            : null;
    }

    // Whether the value is above (or below) the constant exactly where the part is: through Min, Max and rectifiers.
    private bool Follows(int part, double constant, bool isGreater)
    {
        int node = value;
        while (node != part)
        {
            ExpressionNode step = graph[node];
            bool keeps = step.Operation switch
            {
                Operation.Max => graph.ConstantOf(step.B) is { } floor
                    && (isGreater ? constant >= floor : constant > floor),
                Operation.Min => graph.ConstantOf(step.B) is { } ceiling
                    && (isGreater ? constant < ceiling : constant <= ceiling),
                Operation.Select => isGreater && constant.Equals(0.0) && IsRectifier(step),
                _ => false,
            };
            if (!keeps)
                return false;
            node = step.Operation == Operation.Select ? step.B : step.A;
        }
        return true;
    }

    // x > 0 ? x : something that is not positive for x up to 0.
    private bool IsRectifier(ExpressionNode select) =>
        graph[select.A] is { Operation: Operation.Greater } condition
        && condition.A == select.B && graph.Is(condition.B, 0)
        && (graph.ConstantOf(select.C) is <= 0 || IsScaled(select.C, select.B));

    private bool IsScaled(int node, int x) =>
        graph[node] is { Operation: Operation.Multiply } product && product.B == x
        && graph.ConstantOf(product.A) is > 0;
}
