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
        if (saved.BranchByBranch(derivative) is { } branches)
            return branches;
        int root = -1;
        foreach (int node in ExpressionNodes.Reached(graph.Nodes, [derivative]).OrderBy(static node => node).ToList())
            root = saved._rewritten[node] = saved.Rewrite(node);
        bool needsArgument = ExpressionNodes.Reached(graph.Nodes, [root])
            .Any(node => graph[node].Operation == Operation.Argument);
        return needsArgument || graph.IsFull ? null : root;
    }

    // Of c ? f : g the derivative is that of f from its value, or that of g.
    private int? BranchByBranch(int derivative)
    {
        if (graph[value] is not { Operation: Operation.Select } select
            || graph[derivative] is not { Operation: Operation.Select } of || of.A != select.A
            || graph[select.A].Operation != Operation.Greater || OfValue(graph[select.A]) is not { } condition)
            return null;
        return Of(graph, select.B, of.B) is { } whenTrue && Of(graph, select.C, of.C) is { } otherwise
            ? graph.Select(condition, whenTrue, otherwise)
            : null;
    }

    private int Rewrite(int number)
    {
        if (Inverse(number) is { } inverse)
            return inverse;
        ExpressionNode node = graph[number];
        // sigmoid(u) is 1 - e^-s of the softplus s of u.
        if (node.Operation == Operation.Sigmoid
            && Inverse(graph.Function(Operation.Softplus, node.A)) is { } softplus)
            return graph.Negate(graph.Function(Operation.ExpM1, graph.Negate(softplus)));
        if (node.Operation == Operation.Greater && OfValue(node) is { } condition)
            return condition;
        return node.Operation is Operation.Argument or Operation.Constant or Operation.Output
            ? number
            : graph.Again(node with { A = Of(node.A), B = Of(node.B), C = Of(node.C) });
    }

    private int Of(int node) => node < 0 ? node : _rewritten[node];

    // A part of the function from its value, where the value is the part times a constant, or with one added.
    private int? Inverse(int part)
    {
        int node = value, inverse = graph.Output();
        while (node != part)
        {
            ExpressionNode step = graph[node];
            bool isFirst = step.B >= 0 && graph.ConstantOf(step.A) is not null;
            if (step.Operation != Operation.Negate && !isFirst && (step.B < 0 || graph.ConstantOf(step.B) is null))
                return null;
            switch (step.Operation)
            {
                case Operation.Negate: inverse = graph.Negate(inverse); break;
                case Operation.Add: inverse = graph.Subtract(inverse, isFirst ? step.A : step.B); break;
                case Operation.Subtract when isFirst: inverse = graph.Subtract(step.A, inverse); break;
                case Operation.Subtract: inverse = graph.Add(inverse, step.B); break;
                case Operation.Multiply when isFirst: inverse = graph.Divide(inverse, step.A); break;
                default: return null;
            }
            node = isFirst ? step.B : step.A;
        }
        return inverse;
    }

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
        && IsNotPositive(select.C, select.B);

    // Whether a part is at most 0 wherever x is: x itself, e^x - 1, a constant, and what they are scaled by.
    private bool IsNotPositive(int node, int x) => node == x || graph[node] switch
    {
        { Operation: Operation.Constant } constant => constant.Value <= 0,
        { Operation: Operation.Multiply } product =>
            graph.ConstantOf(product.A) is > 0 && IsNotPositive(product.B, x),
        { Operation: Operation.ExpM1 } exponential => IsNotPositive(exponential.A, x),
        _ => false,
    };
}
