namespace StaticNet.Generators.Expressions;

/// <summary>
/// The derivatives of all nodes of an expression in one argument, from the first node to the last: each follows from
/// those of its operands by the chain rule.
/// </summary>
/// <param name="graph">The expression, to which the derivatives are added.</param>
internal sealed class Derivative(ExpressionGraph graph)
{
    // Of the nodes so far; conditions have none.
    private readonly List<int> _derivatives = [];

    /// <summary>The derivative of a node in an argument.</summary>
    /// <param name="graph">The expression.</param>
    /// <param name="node">The node.</param>
    /// <param name="argument">The argument's number.</param>
    public static int Of(ExpressionGraph graph, int node, int argument)
    {
        Derivative derivative = new(graph);
        HashSet<int> needed = ExpressionNodes.Reached(graph.Nodes, [node]);
        for (int number = 0; number <= node && !graph.IsFull; number++)
            derivative._derivatives.Add(
                needed.Contains(number) ? derivative.Differentiate(number, argument) : graph.Constant(0));
        return graph.IsFull ? 0 : derivative._derivatives[node];
    }

    private int Differentiate(int number, int argument)
    {
        ExpressionNode node = graph[number];
        return node.Operation switch
        {
            Operation.Argument => graph.Constant(node.A == argument ? 1 : 0),
            Operation.Add => graph.Add(Of(node.A), Of(node.B)),
            Operation.Subtract => graph.Subtract(Of(node.A), Of(node.B)),
            Operation.Multiply => graph.Add(
                graph.Multiply(Of(node.A), node.B), graph.Multiply(node.A, Of(node.B))),
            Operation.Divide => Quotient(number, node),
            // Of equal values the second counts, which is the constant where there is one.
            Operation.Max => graph.Select(graph.Greater(node.A, node.B), Of(node.A), Of(node.B)),
            Operation.Min => graph.Select(graph.Greater(node.B, node.A), Of(node.A), Of(node.B)),
            Operation.Select => graph.Select(node.A, Of(node.B), Of(node.C)),
            Operation.Power => Power(number, node),
            Operation.Constant or Operation.Output => graph.Constant(0),
            _ => node.IsCondition || graph.Is(Of(node.A), 0) ? graph.Constant(0) : Chain(number, node),
        };
    }

    private int Of(int node) => _derivatives[node];

    // f'(a) a'
    private int Chain(int number, ExpressionNode node)
    {
        int inner = Of(node.A);
        int one = graph.Constant(1);
        return node.Operation switch
        {
            Operation.Negate => graph.Negate(inner),
            Operation.Abs => graph.Multiply(graph.Function(Operation.Sign, node.A), inner),
            Operation.Sqrt => graph.Divide(graph.Multiply(graph.Constant(0.5), inner), number),
            Operation.Exp => graph.Multiply(number, inner),
            Operation.ExpM1 => graph.Multiply(graph.Add(number, one), inner),
            Operation.Log => graph.Divide(inner, node.A),
            Operation.Tanh => graph.Multiply(graph.Subtract(one, graph.Multiply(number, number)), inner),
            Operation.Sigmoid => graph.Multiply(graph.Multiply(number, graph.Subtract(one, number)), inner),
            Operation.Softplus => graph.Multiply(graph.Function(Operation.Sigmoid, node.A), inner),
            Operation.Sin => graph.Multiply(graph.Function(Operation.Cos, node.A), inner),
            Operation.Cos => graph.Negate(graph.Multiply(graph.Function(Operation.Sin, node.A), inner)),
            Operation.Atan => graph.Divide(inner, graph.Add(graph.Multiply(node.A, node.A), one)),
            // Sign and whole numbers are constant where they have a derivative.
            _ => graph.Constant(0),
        };
    }

    // (a / b)' = (a' - (a / b) b') / b, with the quotient that there is already.
    private int Quotient(int number, ExpressionNode node) => graph.Divide(
        graph.Subtract(Of(node.A), graph.Multiply(number, Of(node.B))), node.B);

    // (a^b)' = b a^(b - 1) a' + a^b log(a) b'
    private int Power(int number, ExpressionNode node)
    {
        int ofBase = graph.Constant(0);
        if (!graph.Is(Of(node.A), 0))
        {
            int lower = graph.Power(node.A, graph.Subtract(node.B, graph.Constant(1)));
            ofBase = graph.Multiply(graph.Multiply(node.B, lower), Of(node.A));
        }
        int ofExponent = graph.Is(Of(node.B), 0)
            ? graph.Constant(0)
            : graph.Multiply(graph.Multiply(number, graph.Function(Operation.Log, node.A)), Of(node.B));
        return graph.Add(ofBase, ofExponent);
    }
}
